/// Which two neighbours run as one instruction. Compilers emit a few patterns over and over; running each as one saves 15 to 20%
/// of an interpreter's time.
enum Fusion {
    /// What the last instruction of a block is to the next one.
    enum Role: UInt8, BitwiseCopyable {
        /// Nothing to fuse with, as the block's header.
        case other
        /// A push of at most 8 bytes, a wider one.
        case push, wide
        case dup, dup2, swap, swap1, add, pop, pop2
    }

    /// By role of the instruction before and handler: the handler that runs both in its lower byte, the role of that in its upper
    /// byte; 0 if they do not fuse. A table, since branches on what code contains are mispredicted: code is decoded once.
    ///
    /// Unsafe: never freed, since decoding needs it as long as the process lives.
    nonisolated(unsafe) static let pairs: UnsafePointer<UInt16> = {
        let pairs = UnsafeMutablePointer<UInt16>.allocate(capacity: 16 * 256)
        pairs.initialize(repeating: 0, count: 16 * 256)
        for (before, handler, both, role) in patterns {
            pairs[index(before, handler)] = UInt16(both.rawValue) | UInt16(role.rawValue) << 8
        }
        return UnsafePointer(pairs)
    }()

    @inline(__always)
    static func index(_ before: Role, _ handler: Handler) -> Int { Int(before.rawValue) << 8 | Int(handler.rawValue) }

    private static let patterns: [(before: Role, handler: Handler, both: Handler, role: Role)] = {
        let afterPush: [(Handler, Handler)] = [
            (.add, .pushAdd), (.sub, .pushSub), (.mul, .pushMul), (.and, .pushAnd), (.shl, .pushShl), (.shr, .pushShr),
            (.eq, .pushEq), (.lt, .pushLt), (.gt, .pushGt), (.mload, .pushMload), (.mstore, .pushMstore),
            (.dup, .pushDup), (.swap, .pushSwap),
        ]
        let afterDup: [(Handler, Handler)] = [
            (.add, .dupAdd), (.sub, .dupSub), (.mul, .dupMul), (.lt, .dupLt), (.gt, .dupGt), (.eq, .dupEq),
            (.and, .dupAnd), (.mload, .dupMload), (.dup, .dupDup), (.swap, .dupSwap),
        ]
        var patterns: [(before: Role, handler: Handler, both: Handler, role: Role)] = [
            (.wide, .and, .wideAnd, .other), (.dup2, .mstore, .dup2Mstore, .other),
            (.swap, .swap, .swapSwap, .other), (.swap1, .swap, .swapSwap, .other), (.swap, .pop, .swapPop, .other),
            (.swap1, .pop, .swapPop, .other), (.swap1, .sub, .swap1Sub, .other),
            (.add, .mload, .addMload, .other), (.pop, .pop, .pop2, .pop2), (.pop2, .pop, .pop3, .other),
        ]
        for (handler, both) in afterPush { patterns.append((.push, handler, both, .other)) }
        for (handler, both) in afterDup {
            patterns.append((.dup, handler, both, .other))
            patterns.append((.dup2, handler, both, .other))
        }
        // The order of the operands does not matter.
        for handler in [Handler.add, .mul, .and, .or, .xor, .eq] {
            patterns.append((.swap1, handler, handler, role(of: handler, small: 0)))
        }
        return patterns
    }()

    /// - Parameter small: which item DUP or SWAP names.
    static func role(of handler: Handler, small: UInt8) -> Role {
        switch handler {
        case .pushSmall: .push
        case .pushWide: .wide
        case .dup: small == 2 ? .dup2 : .dup
        case .swap: small == 1 ? .swap1 : .swap
        case .add: .add
        case .pop: .pop
        default: .other
        }
    }

    /// JUMPI after a pushed destination, the last instruction: takes in a comparison before it, perhaps negated.
    @inline(__always)
    static func fuseBranch(_ next: inout UnsafeMutablePointer<Instruction>) {
        let destination = next[-1].argument
        if fuseSelector(destination, &next) { return }
        var condition = next - 2
        var isNegated = false
        while condition.pointee.handler == .iszero {
            isNegated.toggle()
            condition -= 1
        }
        let handler: Handler
        switch condition.pointee.handler {
        case .lt: handler = isNegated ? .jumpToIfNotLt : .jumpToIfLt
        case .gt: handler = isNegated ? .jumpToIfNotGt : .jumpToIfGt
        case .slt: handler = isNegated ? .jumpToIfNotSlt : .jumpToIfSlt
        case .sgt: handler = isNegated ? .jumpToIfNotSgt : .jumpToIfSgt
        case .eq: handler = isNegated ? .jumpToIfNotEq : .jumpToIfEq
        default:
            handler = isNegated ? .jumpToIfZero : .jumpToIf
            condition += 1
        }
        condition.pointee = Instruction(handler: handler, argument: destination)
        next = condition + 1
    }

    /// DUP, PUSH, EQ before a branch, by which contracts find the function that is called.
    @inline(__always)
    private static func fuseSelector(_ destination: UInt64, _ next: inout UnsafeMutablePointer<Instruction>) -> Bool {
        guard next[-2].handler == .pushEq, next[-3].handler == .dup, destination <= UInt64(UInt16.max) else {
            return false
        }
        next[-3] = Instruction(
            handler: .jumpToIfDupEq, small: next[-3].small, half: UInt16(destination),
            argument: next[-2].argument)
        next -= 2
        return true
    }
}
