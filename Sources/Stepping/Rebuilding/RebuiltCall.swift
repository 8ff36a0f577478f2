import Primitives

/// A call under way at some step: what its instructions see of the machine.
package struct RebuiltCall: Sendable, Equatable {
    /// Into `StepRecording.frames`.
    package let frame: Int
    /// Lowest first. While a call that it made is under way, that call's operands are gone and its result has not come.
    package internal(set) var stack: [UInt256]
    /// Its length is a multiple of 32.
    package internal(set) var memory: [UInt8]
    /// The bytes of the memory that were read or written last.
    package internal(set) var lastTouch: Range<Int>?

    package init(frame: Int, stack: [UInt256] = [], memory: [UInt8] = [], lastTouch: Range<Int>? = nil) {
        (self.frame, self.stack, self.memory, self.lastTouch) = (frame, stack, memory, lastTouch)
    }

    /// The bytes of its memory that an instruction reads or writes, if it has enough operands.
    package func touch(of opcode: UInt8) -> MemoryTouch? {
        guard stack.count >= MemoryTouch.operandCount(of: opcode) else { return nil }
        return MemoryTouch(opcode: opcode) { stack[stack.count - 1 - $0] }
    }

    func encode(into encoder: inout StepEncoder) {
        encoder.put(frame)
        encoder.put(stack.count)
        for word in stack { encoder.put(word) }
        encoder.put(memory)
        encoder.put(lastTouch?.lowerBound ?? 0)
        encoder.put(lastTouch?.count ?? 0)
    }

    init(_ decoder: inout StepDecoder) {
        frame = decoder.number()
        let height = decoder.number()
        stack = (0..<height).map { _ in decoder.word() }
        memory = [UInt8](decoder.data())
        let (start, count) = (decoder.number(), decoder.number())
        lastTouch = count > 0 ? start..<(start + count) : nil
    }
}
