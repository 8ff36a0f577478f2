import Primitives

/// One execution of one transaction, instruction by instruction: what each one did, and the machine's state before any of them.
///
/// Per step 17 bytes of columns and what it changed (6 bytes on average); checkpoints in between, so that a state is rebuilt
/// from a few hundred changes (`StepCursor`). The memory it takes has a bound: where that is reached the recording ends, and
/// `unrecordedSteps` says how many steps followed. Immutable, so copies share it; two are equal if they are the same one.
package final class StepRecording: Sendable, Equatable {
    /// How much memory a recording may take unless told otherwise, in bytes: about ten million steps.
    package static let defaultLimit = 256 << 20

    /// Steps between checkpoints, at least.
    package static let segmentLength = 512

    package let execution: RecordedExecution
    /// In the order they were entered; the first is the transaction's own.
    package let frames: [CallFrame]
    /// In the order of steps.
    package let accesses: [StorageAccess]
    package let names: SlotNames
    /// Steps that ran after the memory's bound was reached; 0 for a whole recording.
    package let unrecordedSteps: Int
    /// Memory that it takes, in bytes.
    package let byteCount: Int
    package let outcome: Outcome
    /// Steps that begin with a call just entered or just left, in order.
    package let callSteps: [Int]

    /// How the transaction ended.
    package struct Outcome: Sendable, Equatable {
        package let succeeded: Bool
        /// After refunds.
        package let gasUsed: UInt64

        package init(succeeded: Bool, gasUsed: UInt64) {
            (self.succeeded, self.gasUsed) = (succeeded, gasUsed)
        }
    }

    let columns: StepColumns
    let segments: [StepSegment]
    private let opcodeNames: [String]

    init(_ parts: StepRecordingBuilder, outcome: Outcome) {
        execution = parts.execution
        let count = parts.columns.count
        frames = parts.frames.map { frame in
            var frame = frame
            if frame.ending == .unknown { frame.endStep = count }
            return frame
        }
        accesses = parts.accesses
        names = SlotNames(parts.preimages)
        unrecordedSteps = parts.unrecordedSteps
        byteCount = parts.byteCount
        columns = parts.columns
        segments = parts.segments
        opcodeNames = parts.opcodeNames
        self.outcome = outcome
        let ends = parts.frames.lazy.filter { $0.ending != .unknown }.map(\.endStep)
        callSteps = Set(parts.frames.map(\.firstStep) + ends).filter { $0 > 0 && $0 < count }.sorted()
    }

    package static func == (a: StepRecording, b: StepRecording) -> Bool { a === b }

    /// How many steps were recorded.
    package var count: Int { columns.count }

    /// - Parameter step: from 0, below `count`.
    /// - Complexity: O(log of the calls).
    package subscript(step: Int) -> RecordedStep {
        RecordedStep(
            programCounter: Int(columns.programCounters[step]), opcode: columns.opcodes[step], gas: columns.gas[step],
            cost: columns.cost(of: step), depth: Int(columns.depths[step]), stackHeight: Int(columns.heights[step]))
    }

    /// The refund counter before a step.
    /// - Complexity: O(log of its changes).
    package func refund(before step: Int) -> Int64 { columns.refund(before: step) }

    /// What an opcode is called, in capitals; for bytes that are none a sentence.
    package func name(of opcode: UInt8) -> String { opcodeNames[Int(opcode)] }

    /// The opcode of a name; nil for no name of an opcode.
    package func opcode(named name: String) -> UInt8? {
        opcodeNames.firstIndex(of: name.uppercased()).flatMap { UInt8(exactly: $0) }
    }

    /// The next step of an opcode, or the one before.
    /// - Complexity: O(distance).
    package func nextStep(of opcode: UInt8, after step: Int) -> Int? {
        columns.opcodes.first(from: step + 1) { $0 == opcode }
    }

    package func previousStep(of opcode: UInt8, before step: Int) -> Int? {
        columns.opcodes.last(before: step) { $0 == opcode }
    }

    /// The next step in the same call, or in its caller where this one ends: over calls that the step makes.
    package func stepOver(_ step: Int) -> Int? {
        let depth = columns.depths[step]
        return columns.depths.first(from: step + 1) { $0 <= depth }
    }

    /// The step that this one came from in the same call: over calls that it made.
    package func stepBackOver(_ step: Int) -> Int? {
        let depth = columns.depths[step]
        return columns.depths.last(before: step) { $0 <= depth }
    }

    /// How many accesses to storage were made before a step.
    /// - Complexity: O(log of the accesses).
    package func accessCount(before step: Int) -> Int {
        var (low, high) = (0, accesses.count)
        while low < high {
            let middle = (low + high) / 2
            if accesses[middle].step < step { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The segment that holds a step.
    func segment(of step: Int) -> Int {
        var (low, high) = (0, segments.count)
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].firstStep <= step { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }
}
