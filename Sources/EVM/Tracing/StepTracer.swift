import Primitives
import State

/// Receives a transaction's steps, one line of JSON each, as EIP-3155 describes them.
package final class StepTracer: MachineTracer {
    /// The step whose line waits for its gas cost: known once the next step begins or its frame ends.
    private struct PendingStep {
        let programCounter: Int
        let opcode: UInt8
        let gas: Int64
        let depth: Int
        let stack: [UInt256]
        let memorySize: Int
        let refund: Int64
    }

    private let write: (String) -> Void
    private var pending: PendingStep?

    /// - Parameter write: takes one line without its end.
    package init(write: @escaping (String) -> Void) {
        self.write = write
    }

    func step(_ machine: Machine, programCounter: Int) {
        let frame = machine.frames[machine.depth - 1]
        let code = frame.code.takeUnretainedValue()
        // Running off the end of the code stops, which traces show as STOP.
        let opcode =
            programCounter < code.byteCount
            ? code.bytes.load(fromByteOffset: programCounter, as: UInt8.self) : 0
        flush(machine, gasNow: frame.gas)
        pending = PendingStep(
            programCounter: programCounter, opcode: opcode, gas: frame.gas, depth: machine.depth,
            stack: (0..<(frame.sp - frame.stackBase)).map { frame.stackBase[$0 + 1] }, memorySize: frame.memorySize,
            refund: machine.view.refund)
    }

    func frameEnded(_ machine: Machine, _ ending: Ending) {
        let frame = machine.frames[machine.depth - 1]
        flush(machine, gasNow: ending == .failure ? 0 : frame.gas, failed: ending == .failure)
    }

    func transactionEnded(succeeded: Bool, gasUsed: UInt64, output: UnsafeRawBufferPointer) {
        write(
            """
            {"output":"\(Hex.encode(output))","gasUsed":"\(Hex.encode(UInt256(gasUsed)))","pass":\(succeeded)}
            """)
    }

    private func flush(_ machine: Machine, gasNow: Int64, failed: Bool = false) {
        guard let step = pending else { return }
        pending = nil
        // A step that opened a frame has passed gas on: what its caller has left tells the cost.
        let gasAfter = machine.depth > step.depth ? machine.frames[step.depth - 1].gas : gasNow
        let stack = step.stack.map { "\"\($0)\"" }.joined(separator: ",")
        let error = failed ? ",\"error\":\"execution failed\"" : ""
        write(
            """
            {"pc":\(step.programCounter),"op":\(step.opcode),"gas":"\(Hex.encode(UInt256(UInt64(step.gas))))",\
            "gasCost":"\(Hex.encode(UInt256(UInt64(max(step.gas - gasAfter, 0)))))","memSize":\(step.memorySize),\
            "stack":[\(stack)],"depth":\(step.depth),"refund":\(step.refund),"opName":"\(Opcode.name(of: step.opcode))"\
            \(error)}
            """)
    }
}
