import Primitives
import Stepping

extension StepRecorder {
    /// Items that an opcode takes off the stack, by its byte.
    private static let popped: [Int] = {
        var popped = [Int](repeating: 0, count: 256)
        for opcode in Opcode.table where opcode.handler != .dup && opcode.handler != .swap {
            popped[Int(opcode.byte)] = Int(opcode.pops)
        }
        return popped
    }()

    /// The step before has run, and the innermost frame's next one is about to: writes down what changed.
    func settle(_ machine: Machine, _ frame: FrameContents) {
        if let ended {
            self.ended = nil
            settleReturn(ended, machine, frame)
        } else if let step = pending {
            if machine.depth > step.depth {
                settleEntry(step, machine)
            } else {
                settleStep(step, machine, frame)
            }
        }
        if machine.depth > open.count { enter(machine, frame) }
    }

    private func settleStep(_ step: PendingStep, _ machine: Machine, _ frame: FrameContents) {
        let last = open.count - 1
        let kept = step.height - Self.popped[Int(step.opcode)]
        let isRearranging = (0x80...0x9f).contains(step.opcode)
        var written = step.touch?.written
        // A call without a frame of its own, of a precompiled contract say, is over already.
        if step.isCall { written = written.flatMap { returned(machine, into: $0) } }
        builder.appendDelta(
            popped: Self.popped[Int(step.opcode)],
            pushed: isRearranging ? [] : frame.items(kept..<max(kept, frame.height)),
            memorySize: frame.memorySize > step.memorySize ? frame.memorySize : nil,
            written: written.map { ($0.lowerBound, frame.memory($0)) })
        if let range = step.touch?.last(entersCall: false) { open[last].lastTouch = range }
        if let access = step.access {
            if !access.kind.isLoad { stores.append(builder.accesses.count) }
            builder.append(
                StorageAccess(
                    step: builder.count - 1, frame: open[last].frame, kind: access.kind, address: frame.address,
                    key: access.key, before: access.before, after: access.after))
        }
        if !step.preimage.isEmpty { builder.addPreimage(step.preimage, hash: frame.operand(0)) }
    }

    /// The step opened a call: its operands are gone, its memory may have grown, its result is to come.
    private func settleEntry(_ step: PendingStep, _ machine: Machine) {
        let last = open.count - 1
        let caller = FrameContents(machine, depth: step.depth)
        builder.setCost(step.gas - min(step.gas, caller.gas))
        builder.appendDelta(
            popped: Self.popped[Int(step.opcode)], pushed: [],
            memorySize: caller.memorySize > step.memorySize ? caller.memorySize : nil, written: nil)
        open[last].height = step.height - Self.popped[Int(step.opcode)]
        open[last].output = step.isCall ? step.touch?.written : nil
        if let range = step.touch?.last(entersCall: true) { open[last].lastTouch = range }
    }

    /// The step ended its call: the caller has the result, and the output in its memory.
    private func settleReturn(_ ended: EndedCall, _ machine: Machine, _ frame: FrameContents) {
        if ended.isCreation, ended.ending == .success, frame.operand(0).isZero { failCreation(ended) }
        open.removeLast()
        let last = open.count - 1
        guard last >= 0 else { return }
        let written = ended.isCreation ? nil : open[last].output.flatMap { returned(machine, into: $0) }
        builder.appendDelta(
            popped: 0, pushed: frame.items(open[last].height..<max(open[last].height, frame.height)), memorySize: nil,
            written: written.map { ($0.lowerBound, frame.memory($0)) })
        if let written { open[last].lastTouch = written }
    }

    /// The part of a call's output range that it wrote.
    private func returned(_ machine: Machine, into range: Range<Int>) -> Range<Int>? {
        let count = min(range.count, machine.returnData.count)
        return count > 0 ? range.lowerBound..<(range.lowerBound + count) : nil
    }

    private func enter(_ machine: Machine, _ frame: FrameContents) {
        let opcode = open.isEmpty ? nil : pending?.opcode
        let isDelegation = opcode == 0xf2 || opcode == 0xf4
        let codeAddress = isDelegation ? pending.map { Address(truncating: $0.target) } : nil
        let number = builder.enter(
            CallFrame(
                parent: open.last?.frame, opcode: opcode, depth: machine.depth, firstStep: builder.count,
                address: frame.address, codeAddress: codeAddress ?? frame.address, caller: frame.caller,
                value: frame.value, selector: frame.isCreation ? nil : frame.selector))
        open.append(OpenCall(frame: number, firstStore: stores.count))
    }

    // MARK: Calls that fail

    /// Stores of a call that failed, and of those that it made, are taken back, last one first.
    func takeBack(_ call: OpenCall) {
        let step = builder.count - 1
        while stores.count > call.firstStore {
            let access = builder.accesses[stores.removeLast()]
            builder.append(
                StorageAccess(
                    step: step, frame: access.frame, kind: access.kind.isTransient ? .transientUndo : .undo,
                    address: access.address, key: access.key, before: access.after, after: access.before))
        }
    }

    func failCreation(_ ended: EndedCall) {
        builder.fail(ended.frame)
        guard let call = open.last, call.frame == ended.frame else { return }
        takeBack(call)
    }
}

extension StepRecorder.PendingStep {
    /// CALL, CALLCODE, DELEGATECALL, STATICCALL.
    var isCall: Bool { opcode == 0xf1 || opcode == 0xf2 || opcode == 0xf4 || opcode == 0xfa }
}
