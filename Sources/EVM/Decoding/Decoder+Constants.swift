import Primitives

extension Decoder {
    /// The big-endian number of `size` bytes after the push at `pc`; bytes beyond the end of the code are zero.
    @inline(never)
    func immediate(_ pc: Int, _ size: Int) -> UInt256 {
        if pc &+ 33 <= count {
            return UInt256(loadingBigEndian: code + pc + 1) >> UInt64(256 &- 8 &* size)
        }
        var value = UInt256.zero
        for position in pc + 1..<pc + 1 + size {
            let byte = position < count ? code.load(fromByteOffset: position, as: UInt8.self) : 0
            value = value << 8 | UInt256(UInt64(byte))
        }
        return value
    }

    @inline(never)
    mutating func appendPush(_ value: UInt256, _ next: inout UnsafeMutablePointer<Instruction>) -> Fusion.Role {
        if value.fitsInUInt64 {
            Self.append(.pushSmall, argument: value.limb0, &next)
            return .push
        }
        extent.constants -= 1
        extent.constants.initialize(to: value)
        Self.append(.pushWide, argument: UInt64(UInt(bitPattern: extent.constants)), &next)
        return .wide
    }

    /// Replaces pushed constants and an operation on them by the result. Masks such as (1 << 160) - 1 are written so.
    @inline(never)
    mutating func fold(_ handler: Handler, _ next: inout UnsafeMutablePointer<Instruction>) -> Fusion.Role {
        let top = removePush(&next)
        if handler == .not { return appendPush(~top, &next) }
        let second = removePush(&next)
        return switch handler {
        case .add: appendPush(top &+ second, &next)
        case .sub: appendPush(top &- second, &next)
        case .mul: appendPush(top &* second, &next)
        case .and: appendPush(top & second, &next)
        case .or: appendPush(top | second, &next)
        default: appendPush(second << top.clampedToUInt64, &next)
        }
    }

    /// Takes back the last instruction, a push, and returns its value.
    private mutating func removePush(_ next: inout UnsafeMutablePointer<Instruction>) -> UInt256 {
        next -= 1
        if next.pointee.handler == .pushSmall { return UInt256(next.pointee.argument) }
        extent.constants += 1
        return extent.constants[-1]
    }
}
