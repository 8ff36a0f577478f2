import Primitives
import State
import Stepping

/// Records one transaction's steps: what each instruction did to stack, memory and storage, so that the machine's state before any of
/// them can be rebuilt.
///
/// An instruction's effects are known when the next one begins: it is told before each one runs, and compares.
package final class StepRecorder: MachineTracer {
    /// The step whose effects wait.
    struct PendingStep {
        let opcode: UInt8
        let depth: Int
        let gas: UInt64
        let height: Int
        let memorySize: Int
        let touch: MemoryTouch?
        /// The second operand: what a call calls.
        let target: UInt256
        let access: PendingAccess?
        /// What KECCAK256 is about to hash, if that is one or two words.
        let preimage: [UInt256]
    }

    /// The step before the next one ended its call.
    struct EndedCall {
        let frame: Int
        let ending: Ending
        let isCreation: Bool
    }

    var builder: StepRecordingBuilder
    var pending: PendingStep?
    var ended: EndedCall?
    /// The calls under way, outermost first.
    var open: [OpenCall] = []
    /// Stores that hold so far, into the builder's list of accesses.
    var stores: [Int] = []
    private var outcome: StepRecording.Outcome?

    /// - Parameters:
    ///   - limit: how much memory the recording may take, in bytes; it ends there, and says so.
    ///   - segmentLength: steps between checkpoints, at least.
    package init(
        _ execution: RecordedExecution, limit: Int = StepRecording.defaultLimit,
        segmentLength: Int = StepRecording.segmentLength
    ) {
        builder = StepRecordingBuilder(
            execution, opcodeNames: (0...255).map { Opcode.name(of: $0) }, limit: limit,
            segmentLength: segmentLength)
    }

    /// The recording, once the transaction is over; nil if it never ran. To be called once.
    package func finish() -> StepRecording? {
        guard let outcome else { return nil }
        return builder.finish(outcome)
    }

    func step(_ machine: Machine, programCounter: Int) {
        guard builder.unrecordedSteps == 0 else { return builder.skipStep() }
        let frame = FrameContents(machine, depth: machine.depth)
        settle(machine, frame)
        guard !builder.isFull else {
            pending = nil
            return builder.skipStep()
        }
        if builder.needsCheckpoint { builder.beginSegment(callsUnderWay(machine)) }
        let opcode = frame.opcode(at: programCounter)
        builder.append(
            programCounter: programCounter, opcode: opcode, gas: frame.gas, depth: machine.depth,
            stackHeight: frame.height, refund: machine.view.refund)
        let hasOperands = frame.height >= MemoryTouch.operandCount(of: opcode)
        let touch = hasOperands ? MemoryTouch(opcode: opcode, operand: frame.operand) : nil
        pending = PendingStep(
            opcode: opcode, depth: machine.depth, gas: frame.gas, height: frame.height, memorySize: frame.memorySize,
            touch: touch, target: frame.operand(1), access: PendingAccess(opcode, frame, machine.view),
            preimage: opcode == 0x20 ? preimage(touch?.read, frame) : [])
    }

    func frameEnded(_ machine: Machine, _ ending: Ending) {
        guard builder.unrecordedSteps == 0, let step = pending, let call = open.last else { return }
        let frame = FrameContents(machine, depth: machine.depth)
        let left = ending == .failure ? 0 : frame.gas
        builder.setCost(step.gas - min(step.gas, left))
        builder.leave(call.frame, CallFrame.Ending(ending))
        if ending != .success { takeBack(call) }
        ended = EndedCall(frame: call.frame, ending: ending, isCreation: frame.isCreation)
        pending = nil
    }

    func transactionEnded(succeeded: Bool, gasUsed: UInt64, output: UnsafeRawBufferPointer) {
        outcome = StepRecording.Outcome(succeeded: succeeded, gasUsed: gasUsed)
        // A transaction that creates may fail after its last step.
        if let ended, ended.isCreation, ended.ending == .success, !succeeded { failCreation(ended) }
    }

    private func preimage(_ range: Range<Int>?, _ frame: FrameContents) -> [UInt256] {
        guard let range, range.count == 32 || range.count == 64 else { return [] }
        let bytes = frame.memory(range)
        // Memory that the instruction adds is zero.
        let whole = bytes + [UInt8](repeating: 0, count: range.count - bytes.count)
        return stride(from: 0, to: whole.count, by: 32).compactMap { UInt256(bigEndian: whole[$0..<($0 + 32)]) }
    }

    private func callsUnderWay(_ machine: Machine) -> [RebuiltCall] {
        open.enumerated().map { index, call in
            let frame = FrameContents(machine, depth: index + 1)
            // A caller's stack has a place for the result already.
            let height = index + 1 < open.count ? call.height : frame.height
            return RebuiltCall(
                frame: call.frame, stack: frame.items(0..<height), memory: frame.memory(0..<frame.memorySize),
                lastTouch: call.lastTouch)
        }
    }
}

extension CallFrame.Ending {
    init(_ ending: Ending) {
        switch ending {
        case .success: self = .success
        case .revert: self = .revert
        case .failure: self = .failure
        }
    }
}
