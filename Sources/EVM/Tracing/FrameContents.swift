import Primitives

/// What a recorder reads of a frame that is under way.
///
/// Unsafe: follows the frame's pointers into the machine's arenas, which hold while the machine is stopped before an instruction. Every
/// access is checked against the frame's own height and size.
struct FrameContents {
    private let frame: Frame

    init(_ machine: Machine, depth: Int) {
        frame = machine.frames[depth - 1]
    }

    /// Items on the stack.
    var height: Int { frame.sp - frame.stackBase }
    /// Bytes of memory.
    var memorySize: Int { frame.memorySize }
    /// Gas left.
    var gas: UInt64 { UInt64(max(frame.gas, 0)) }
    var account: UInt32 { frame.account }
    var address: Address { frame.address }
    var caller: Address { frame.caller }
    var value: UInt256 { frame.value }
    var isCreation: Bool { frame.kind == .creation }

    /// The first four bytes of the input.
    var selector: UInt32? {
        guard frame.input.count >= 4 else { return nil }
        return frame.input.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The instruction at a place of the code; STOP behind its end.
    func opcode(at programCounter: Int) -> UInt8 {
        let code = frame.code.takeUnretainedValue()
        guard programCounter < code.byteCount else { return 0 }
        return code.bytes.load(fromByteOffset: programCounter, as: UInt8.self)
    }

    /// The stack item so many above the lowest one; zero where there is none.
    func item(_ index: Int) -> UInt256 {
        index >= 0 && index < height ? frame.stackBase[index + 1] : .zero
    }

    /// The stack item so many below the top, 0 for the top.
    func operand(_ index: Int) -> UInt256 { item(height - 1 - index) }

    func items(_ range: Range<Int>) -> [UInt256] { range.map(item) }

    /// The bytes of a range of the memory, as far as there are any.
    func memory(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<memorySize)
        return [UInt8](UnsafeRawBufferPointer(start: frame.memory + range.lowerBound, count: range.count))
    }

    /// A word of the memory; nil beyond its end.
    func memoryWord(at offset: Int) -> UInt256? {
        guard offset >= 0, offset + 32 <= memorySize else { return nil }
        return UInt256(loadingBigEndian: frame.memory + offset)
    }
}
