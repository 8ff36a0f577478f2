import Primitives

// Compilers emit a few patterns over and over; running each as one instruction saves 15 to 20% of an interpreter's time. Gas and
// stack are accounted for opcode by opcode, so nothing here can change either. The instruction before is in the same block, or
// the block's header, which fuses with nothing.
extension Decoder {
    /// Appends an instruction without immediates, fused with the ones before if they make a pattern.
    @inline(__always)
    mutating func appendFused(_ entry: InstructionSet.Entry, _ next: inout UnsafeMutablePointer<Instruction>) {
        switch next[-1].handler {
        case .pushSmall:
            if entry.isFoldable, fold(entry.handler, &next) { return }
            if let fused = entry.afterPush {
                next[-1].handler = fused
                return
            }
        case .dup:
            if let fused = entry.afterDup, fused != .dup2Mstore || next[-1].small == 2 {
                next[-1].handler = fused
                return
            }
        case .pushWide:
            if entry.isFoldable, fold(entry.handler, &next) { return }
            if entry.handler == .and {
                next[-1].handler = .wideAnd
                return
            }
        case .swap:
            if fuseSwap(entry.handler, &next) { return }
        case .add where entry.handler == .mload:
            next[-1].handler = .addMload
            return
        case .pop where entry.handler == .pop:
            next[-1].handler = .pop2
            return
        case .pop2 where entry.handler == .pop:
            next[-1].handler = .pop3
            return
        default: break
        }
        Self.append(entry.handler, &next)
    }

    /// Replaces two pushed constants and an operation on them by the result. Masks such as (1 << 160) - 1 are written so.
    /// Returns whether it did.
    @inline(never)
    private mutating func fold(_ handler: Handler, _ next: inout UnsafeMutablePointer<Instruction>) -> Bool {
        if handler == .not {
            guard let top = removePush(&next) else { return false }
            appendPush(~top, &next)
            return true
        }
        guard next[-2].handler == .pushSmall || next[-2].handler == .pushWide, let top = removePush(&next),
            let second = removePush(&next)
        else { return false }
        switch handler {
        case .add: appendPush(top &+ second, &next)
        case .sub: appendPush(top &- second, &next)
        case .mul: appendPush(top &* second, &next)
        case .and: appendPush(top & second, &next)
        case .or: appendPush(top | second, &next)
        default: appendPush(second << top.clampedToUInt64, &next)
        }
        return true
    }

    @inline(__always)
    private func fuseSwap(_ handler: Handler, _ next: inout UnsafeMutablePointer<Instruction>) -> Bool {
        switch handler {
        case .pop:
            next[-1].handler = .swapPop
            return true
        case .sub where next[-1].small == 1:
            next[-1].handler = .swap1Sub
            return true
        case .add, .mul, .and, .or, .xor, .eq:
            // The order of the operands does not matter.
            guard next[-1].small == 1 else { return false }
            next[-1] = Instruction(handler: handler)
            return true
        default: return false
        }
    }

    /// JUMPI after a pushed destination: takes in a comparison before it, perhaps negated.
    @inline(__always)
    static func fuseBranch(_ next: inout UnsafeMutablePointer<Instruction>) {
        let destination = next[-1].argument
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
}
