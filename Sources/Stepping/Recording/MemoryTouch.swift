import Primitives

/// Which bytes of its memory an instruction reads and writes, by its operands.
package struct MemoryTouch: Sendable, Equatable {
    package var read: Range<Int>?
    package var written: Range<Int>?

    /// - Parameter operand: the stack item so many below the top, 0 for the top; called for items that the opcode takes only.
    /// - Returns: nothing for operands that no gas pays for.
    package init(opcode: UInt8, operand: (Int) -> UInt256) {
        func range(_ offset: Int, _ size: Int) -> Range<Int>? { Self.range(operand(offset), operand(size)) }
        switch opcode {
        case 0x20, 0xa0...0xa4, 0xf3, 0xfd: read = range(0, 1)
        case 0x37, 0x39, 0x3e: written = range(0, 2)
        case 0x3c: written = range(1, 3)
        case 0x51: read = Self.range(operand(0), 32)
        case 0x52: written = Self.range(operand(0), 32)
        case 0x53: written = Self.range(operand(0), 1)
        case 0x5e:
            written = range(0, 2)
            read = range(1, 2)
        case 0xf0, 0xf5: read = range(1, 2)
        // What a call returns is written when it ends.
        case 0xf1, 0xf2:
            read = range(3, 4)
            written = range(5, 6)
        case 0xf4, 0xfa:
            read = range(2, 3)
            written = range(4, 5)
        default: break
        }
    }

    /// The bytes that the instruction deals with last: those it writes, where it does. What a call returns is written when that ends.
    package func last(entersCall: Bool) -> Range<Int>? { entersCall ? read : written ?? read }

    /// The operands that an opcode's ranges are made of: so many items must be on the stack.
    package static func operandCount(of opcode: UInt8) -> Int {
        switch opcode {
        case 0x51, 0x52, 0x53: 1
        case 0x20, 0xa0...0xa4, 0xf3, 0xfd: 2
        case 0x37, 0x39, 0x3e, 0x5e, 0xf0, 0xf5: 3
        case 0x3c: 4
        case 0xf4, 0xfa: 6
        case 0xf1, 0xf2: 7
        default: 0
        }
    }

    private static func range(_ offset: UInt256, _ size: UInt256) -> Range<Int>? {
        let limit: UInt64 = 1 << 32
        guard offset.fitsInUInt64, size.fitsInUInt64, !size.isZero, offset.limb0 < limit, size.limb0 < limit else {
            return nil
        }
        return Int(offset.limb0)..<Int(offset.limb0 + size.limb0)
    }
}
