import Primitives

/// Takes in a machine's steps in the order they run, and makes a recording of them.
///
/// For every step: `needsCheckpoint` and, if so, `beginSegment`; then `append`; and, once the step has run and another one follows,
/// `appendDelta`.
package struct StepRecordingBuilder {
    let execution: RecordedExecution
    let opcodeNames: [String]
    private let limit: Int
    private let segmentLength: Int
    private(set) var columns = StepColumns()
    private(set) var segments: [StepSegment] = []
    package private(set) var frames: [CallFrame] = []
    package private(set) var accesses: [StorageAccess] = []
    private(set) var preimages: [UInt256: [UInt256]] = [:]
    package private(set) var unrecordedSteps = 0
    private(set) var byteCount = 0

    /// - Parameters:
    ///   - opcodeNames: of all 256 bytes.
    ///   - limit: how much memory the recording may take, in bytes.
    ///   - segmentLength: steps between checkpoints, at least.
    package init(_ execution: RecordedExecution, opcodeNames: [String], limit: Int, segmentLength: Int) {
        self.segmentLength = segmentLength
        self.execution = execution
        self.opcodeNames = opcodeNames
        self.limit = limit
    }

    /// Steps recorded so far.
    package var count: Int { columns.count }

    /// Whether the memory's bound is reached; no further step is taken in then.
    package var isFull: Bool { byteCount >= limit }

    /// A step runs that is not recorded any more.
    package mutating func skipStep() { unrecordedSteps += 1 }

    /// Whether the next step begins a segment.
    package var needsCheckpoint: Bool {
        guard let last = segments.last else { return true }
        return count - last.firstStep >= segmentLength && last.deltas.count >= last.checkpoint.count
    }

    /// Begins a segment with the next step.
    /// - Parameter calls: the calls under way before it, outermost first.
    package mutating func beginSegment(_ calls: [RebuiltCall]) {
        var checkpoint = StepEncoder()
        checkpoint.put(calls.count)
        for call in calls { call.encode(into: &checkpoint) }
        segments.append(StepSegment(firstStep: count, checkpoint: checkpoint.bytes))
        byteCount += checkpoint.count + 64
    }

    /// A step is about to run.
    package mutating func append(
        programCounter: Int, opcode: UInt8, gas: UInt64, depth: Int, stackHeight: Int, refund: Int64
    ) {
        if refund != columns.refunds.last?.refund ?? 0 {
            columns.refunds.append((count, refund))
            byteCount += 16
        }
        columns.programCounters.append(UInt32(truncatingIfNeeded: programCounter))
        columns.gas.append(gas)
        columns.depths.append(UInt16(truncatingIfNeeded: depth))
        columns.heights.append(UInt16(truncatingIfNeeded: stackHeight))
        columns.opcodes.append(opcode)
        byteCount += StepColumns.width
    }

    /// What the last step took, where the gas of the next one does not tell.
    package mutating func setCost(_ cost: UInt64) {
        columns.costs.append((count - 1, cost))
        byteCount += 16
    }

    /// The last step has run, and another one follows.
    /// - Parameters:
    ///   - popped: items it took off the stack of the call that goes on; none where its own call has ended.
    ///   - pushed: items it left in their place, lowest first; not needed for DUP and SWAP.
    ///   - memorySize: of the call that goes on, in bytes, where it has grown.
    ///   - written: what it wrote into that memory.
    package mutating func appendDelta(
        popped: Int, pushed: [UInt256], memorySize: Int?, written: (offset: Int, bytes: [UInt8])?
    ) {
        guard !segments.isEmpty else { return }
        let last = segments.count - 1
        let before = segments[last].deltas.count
        var flags = UInt8(truncatingIfNeeded: popped) & DeltaFlags.popped
        if memorySize != nil { flags |= DeltaFlags.memoryGrew }
        if written != nil { flags |= DeltaFlags.memoryWritten }
        segments[last].deltas.put(byte: flags)
        for word in pushed { segments[last].deltas.put(word) }
        if let memorySize { segments[last].deltas.put(memorySize / 32) }
        if let written {
            segments[last].deltas.put(written.offset)
            segments[last].deltas.put(written.bytes)
        }
        byteCount += segments[last].deltas.count - before
    }

    // MARK: Calls, storage, hashes

    /// The next step is the first one of a call.
    /// - Returns: the call's number.
    package mutating func enter(_ frame: CallFrame) -> Int {
        frames.append(frame)
        byteCount += MemoryLayout<CallFrame>.stride
        return frames.count - 1
    }

    /// The last step ended a call.
    package mutating func leave(_ frame: Int, _ ending: CallFrame.Ending) {
        frames[frame].endStep = count
        frames[frame].ending = ending
    }

    /// A creation that ran to its end failed after all: its code could not be stored.
    package mutating func fail(_ frame: Int) { frames[frame].ending = .failure }

    package mutating func append(_ access: StorageAccess) {
        accesses.append(access)
        byteCount += MemoryLayout<StorageAccess>.stride
    }

    /// KECCAK256 hashed one or two words.
    package mutating func addPreimage(_ words: [UInt256], hash: UInt256) {
        guard preimages.updateValue(words, forKey: hash) == nil else { return }
        byteCount += 160
    }

    /// The recording of all that was taken in.
    package consuming func finish(_ outcome: StepRecording.Outcome) -> StepRecording {
        StepRecording(self, outcome: outcome)
    }
}
