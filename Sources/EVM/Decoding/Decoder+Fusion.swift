import Primitives

// Compilers emit a few patterns over and over; running each as one instruction saves 15 to 20% of an interpreter's time.
// Gas and stack were accounted for instruction by instruction before, so nothing here can change either.
extension Decoder {
    /// Replaces two pushed constants and an operation on them by the result. Masks such as (1 << 160) - 1 are written so.
    /// Returns whether it did.
    @inline(__always)
    func foldConstants(_ handler: Handler) -> Bool {
        switch handler {
        case .add, .sub, .mul, .and, .or, .shl, .not: fold(handler)
        default: false
        }
    }

    @inline(never)
    private func fold(_ handler: Handler) -> Bool {
        guard let top = constant(at: count - 1) else { return false }
        if handler == .not {
            count -= 1
            appendPush(~top)
            return true
        }
        guard let second = constant(at: count - 2) else { return false }
        count -= 2
        switch handler {
        case .add: appendPush(top &+ second)
        case .sub: appendPush(top &- second)
        case .mul: appendPush(top &* second)
        case .and: appendPush(top & second)
        case .or: appendPush(top | second)
        default: appendPush(second << top.clampedToUInt64)
        }
        return true
    }

    /// Fuses the instructions of the open block from `start` on, longest pattern first.
    func fuse(from start: Int) {
        let end = count
        var read = start
        var write = start
        while read < end {
            let (fused, length) = pattern(at: read, end: end)
            out[write] = fused
            if fused.handler.isStaticJump { staticJumps.append((write, fused.argument)) }
            write += 1
            read += length
        }
        count = write
    }

    @inline(__always)
    private func pattern(at i: Int, end: Int) -> (Instruction, length: Int) {
        let first = out[i]
        guard i + 1 < end else { return (first, 1) }
        switch first.handler {
        case .pushSmall: return pushPattern(first, out[i + 1])
        case .pushWide where out[i + 1].handler == .and:
            return (Instruction(handler: .wideAnd, argument: first.argument), 2)
        case .dup: return dupPattern(first, out[i + 1])
        case .swap: return swapPattern(first, out[i + 1])
        case .lt, .gt, .slt, .sgt, .eq, .iszero: return comparePattern(i, end)
        case .add where out[i + 1].handler == .mload: return (Instruction(handler: .addMload), 2)
        case .pop where out[i + 1].handler == .pop:
            let isThird = i + 2 < end && out[i + 2].handler == .pop
            return (Instruction(handler: isThird ? .pop3 : .pop2), isThird ? 3 : 2)
        default: return (first, 1)
        }
    }

    @inline(__always)
    private func pushPattern(_ push: Instruction, _ next: Instruction) -> (Instruction, length: Int) {
        let handler: Handler
        switch next.handler {
        case .jump: handler = .jumpTo
        case .jumpi: handler = .jumpToIf
        case .add: handler = .pushAdd
        case .sub: handler = .pushSub
        case .mul: handler = .pushMul
        case .and: handler = .pushAnd
        case .shl: handler = .pushShl
        case .shr: handler = .pushShr
        case .eq: handler = .pushEq
        case .lt: handler = .pushLt
        case .gt: handler = .pushGt
        case .mload: handler = .pushMload
        case .mstore: handler = .pushMstore
        case .dup: return (Instruction(handler: .pushDup, small: next.small, argument: push.argument), 2)
        default: return (push, 1)
        }
        return (Instruction(handler: handler, argument: push.argument), 2)
    }

    @inline(__always)
    private func dupPattern(_ dup: Instruction, _ next: Instruction) -> (Instruction, length: Int) {
        let handler: Handler
        switch next.handler {
        case .add: handler = .dupAdd
        case .sub: handler = .dupSub
        case .mul: handler = .dupMul
        case .lt: handler = .dupLt
        case .gt: handler = .dupGt
        case .eq: handler = .dupEq
        case .and: handler = .dupAnd
        case .mload: handler = .dupMload
        case .mstore where dup.small == 2: handler = .dup2Mstore
        default: return (dup, 1)
        }
        return (Instruction(handler: handler, small: dup.small), 2)
    }

    @inline(__always)
    private func swapPattern(_ swap: Instruction, _ next: Instruction) -> (Instruction, length: Int) {
        switch next.handler {
        case .pop: return (Instruction(handler: .swapPop, small: swap.small), 2)
        case .sub where swap.small == 1: return (Instruction(handler: .swap1Sub), 2)
        case .add, .mul, .and, .or, .xor, .eq:
            // The order of the operands does not matter.
            return swap.small == 1 ? (next, 2) : (swap, 1)
        default: return (swap, 1)
        }
    }

    /// A comparison, perhaps negated, that decides a jump to a known place.
    @inline(__always)
    private func comparePattern(_ i: Int, _ end: Int) -> (Instruction, length: Int) {
        let first = out[i]
        var next = i + 1
        var isNegated = first.handler == .iszero
        while next < end, out[next].handler == .iszero {
            isNegated.toggle()
            next += 1
        }
        guard next + 1 < end, out[next].handler == .pushSmall, out[next + 1].handler == .jumpi else {
            return (first, 1)
        }
        let handler: Handler =
            switch first.handler {
            case .lt: isNegated ? .jumpToIfNotLt : .jumpToIfLt
            case .gt: isNegated ? .jumpToIfNotGt : .jumpToIfGt
            case .slt: isNegated ? .jumpToIfNotSlt : .jumpToIfSlt
            case .sgt: isNegated ? .jumpToIfNotSgt : .jumpToIfSgt
            case .eq: isNegated ? .jumpToIfNotEq : .jumpToIfEq
            default: isNegated ? .jumpToIfZero : .jumpToIf
            }
        return (Instruction(handler: handler, argument: out[next].argument), next + 2 - i)
    }
}

extension Handler {
    /// Whether the argument is a place in the code, to be resolved to a distance.
    var isStaticJump: Bool {
        switch self {
        case .jumpTo, .jumpToIf, .jumpToIfZero, .jumpToIfLt, .jumpToIfNotLt, .jumpToIfGt, .jumpToIfNotGt, .jumpToIfSlt,
            .jumpToIfNotSlt, .jumpToIfSgt, .jumpToIfNotSgt, .jumpToIfEq, .jumpToIfNotEq:
            true
        default: false
        }
    }
}
