import Primitives

/// A place in a recording, with the machine's state there. Moves forwards and backwards.
///
/// One step forward applies one change. Any other way rebuilds the state from the checkpoint before it: a few hundred changes, whatever
/// the length of the recording.
package struct StepCursor: Sendable, Equatable {
    package let recording: StepRecording
    /// The step that is about to run; 0 for a recording without steps.
    package private(set) var position = 0
    /// The calls under way, outermost first.
    package private(set) var calls: [RebuiltCall] = []
    /// What the step before changed.
    package private(set) var change = StepChange()
    private var segment = 0
    private var offset = 0

    /// - Parameter position: brought into what was recorded.
    package init(_ recording: StepRecording, at position: Int = 0) {
        self.recording = recording
        guard recording.count > 0 else { return }
        rebuild(at: min(max(0, position), recording.count - 1))
    }

    /// The call that runs.
    package var call: RebuiltCall? { calls.last }

    /// The call that runs, as a whole.
    package var frame: CallFrame? { calls.last.map { recording.frames[$0.frame] } }

    /// The step that is about to run; nil for a recording without steps.
    package var step: RecordedStep? { recording.count > 0 ? recording[position] : nil }

    /// Moves to a step, or the nearest one there is.
    /// - Complexity: O(steps of a segment), O(1) for the next one.
    package mutating func move(to target: Int) {
        guard recording.count > 0 else { return }
        let target = min(max(0, target), recording.count - 1)
        if target == position { return }
        let isNear = target > position && (target == position + 1 || recording.segment(of: target) == segment)
        if isNear {
            while position < target { advance() }
        } else {
            rebuild(at: target)
        }
    }

    /// From the checkpoint before the step before, so that what that one changed is known.
    private mutating func rebuild(at target: Int) {
        segment = recording.segment(of: max(0, target - 1))
        offset = 0
        position = recording.segments[segment].firstStep
        change = StepChange()
        var decoder = StepDecoder(recording.segments[segment].checkpoint)
        let count = decoder.number()
        calls = (0..<count).map { _ in RebuiltCall(&decoder) }
        while position < target { advance() }
    }

    /// Applies what the step at the cursor changed. There must be one after it.
    private mutating func advance() {
        if segment + 1 < recording.segments.count, recording.segments[segment + 1].firstStep == position {
            segment += 1
            offset = 0
        }
        let columns = recording.columns
        let opcode = columns.opcodes[position]
        let (depth, next) = (columns.depths[position], columns.depths[position + 1])
        let height = Int(columns.heights[position + 1])
        var decoder = StepDecoder(recording.segments[segment].deltas.bytes, at: offset)
        let flags = decoder.byte()
        change = StepChange()

        // A call that has ended goes; what is read now changes its caller.
        if next < depth { calls.removeLast() }
        let last = calls.count - 1
        if next >= depth, let range = calls[last].touch(of: opcode)?.last(entersCall: next > depth) {
            calls[last].lastTouch = range
        }
        if next == depth, (0x80...0x9f).contains(opcode) {
            rearrange(opcode)
        } else {
            calls[last].stack.removeLast(Int(flags & DeltaFlags.popped))
            change.stackFrom = calls[last].stack.count
            // A call that is entered begins with an empty stack; its caller gets the result when it ends.
            if next <= depth {
                for _ in calls[last].stack.count..<max(calls[last].stack.count, height) {
                    calls[last].stack.append(decoder.word())
                }
            }
        }
        readMemory(flags, &decoder, isReturn: next < depth)
        offset = decoder.offset
        position += 1
        if next > depth {
            calls.append(RebuiltCall(frame: recording.frameEntered(at: position)))
            change = StepChange()
        }
    }

    /// DUP and SWAP.
    private mutating func rearrange(_ opcode: UInt8) {
        let last = calls.count - 1
        let top = calls[last].stack.count - 1
        if opcode < 0x90 {
            calls[last].stack.append(calls[last].stack[top - Int(opcode - 0x80)])
            change.stackFrom = top + 1
        } else {
            let other = top - Int(opcode - 0x90) - 1
            calls[last].stack.swapAt(top, other)
            change.stackFrom = top
            change.swapped = other
        }
    }

    private mutating func readMemory(_ flags: UInt8, _ decoder: inout StepDecoder, isReturn: Bool) {
        let last = calls.count - 1
        if flags & DeltaFlags.memoryGrew != 0 {
            let size = decoder.number() * 32
            calls[last].memory.append(contentsOf: repeatElement(0, count: max(0, size - calls[last].memory.count)))
        }
        if flags & DeltaFlags.memoryWritten != 0 {
            let start = decoder.number()
            let bytes = decoder.data()
            let range = start..<(start + bytes.count)
            calls[last].memory.replaceSubrange(range, with: bytes)
            change.memory = range
            if isReturn { calls[last].lastTouch = range }
        }
    }
}

extension StepRecording {
    /// The call whose first step that is.
    /// - Complexity: O(log of the calls).
    func frameEntered(at step: Int) -> Int {
        var (low, high) = (0, frames.count)
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].firstStep < step { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
