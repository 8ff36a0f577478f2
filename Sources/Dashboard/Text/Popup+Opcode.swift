import Primitives
import Stepping

extension DashboardState {
    /// The step at the cursor of the opcodes, nothing shortened.
    var opcodeDetails: Popup? {
        guard let cursor = evm?.cursor, let step = cursor.step, let call = cursor.call, let frame = cursor.frame else {
            return nil
        }
        let recording = cursor.recording
        var popup = Popup("Step \(Figures.grouped(cursor.position + 1))")
        popup.add("opcode", "\(recording.name(of: step.opcode)) (\(Hex.encode([step.opcode])))")
        popup.add("program counter", "\(step.programCounter) (\(Hex.encode(UInt256(UInt64(step.programCounter)))))")
        popup.add("gas", "\(Figures.grouped(step.gas)) left, takes \(Figures.grouped(step.cost))")
        popup.add("code of", frame.codeAddress.description)
        if frame.address != frame.codeAddress { popup.add("working on", frame.address.description) }
        popup.add("called by", frame.caller.description)
        if !frame.value.isZero { popup.add("with", Shortened.full(frame.value) + " wei") }
        for (index, word) in call.stack.reversed().prefix(6).enumerated() {
            popup.add(index == 0 ? "stack, top first" : "", Hex.encode(word))
        }
        popup.addOutput(of: step.opcode, call)
        let next = recording.accessCount(before: cursor.position)
        if recording.accesses.indices.contains(next), recording.accesses[next].step == cursor.position {
            let access = recording.accesses[next]
            popup.add("storage", StepText.slot(access.key, recording.names, .ascii, isFull: true))
            popup.add("value", Hex.encode(access.before))
            if !access.kind.isLoad { popup.add("becomes", Hex.encode(access.after)) }
        }
        return popup
    }
}
