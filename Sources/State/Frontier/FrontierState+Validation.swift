import Primitives

/// A location that a transaction observed and an earlier one wrote.
package struct Dependency: BitwiseCopyable {
    package enum Field: UInt8, BitwiseCopyable, Sendable {
        case balance, nonce, code, storage
    }

    /// The account's number, or the slot's for `storage`.
    package let location: UInt32
    package let field: Field
    /// The transaction that wrote it last.
    package let writer: UInt32
    /// Whether the value differs from what was observed: a conflict.
    package let isConflict: Bool
}

extension FrontierState {
    /// Compares what an execution observed with the state as it is now.
    ///
    /// Reports each location that an earlier transaction of the block wrote and this one read, in the order of first access.
    /// Returns whether the effects stand.
    ///
    /// - Complexity: O(locations accessed).
    package func validate(_ effects: Effects, report: (Dependency) -> Void) -> Bool {
        let arena = effects.arena
        var stands = true
        @inline(__always)
        func meet(_ location: UInt32, _ field: Dependency.Field, _ writer: UInt32, isConflict: Bool) {
            if isConflict { stands = false }
            report(Dependency(location: location, field: field, writer: writer &- 1, isConflict: isConflict))
        }
        for i in effects.accounts {
            let effect = arena.pointee.accounts.pointer(at: i)
            let flags = effect.pointee.flags
            let account = accounts + Int(effect.pointee.account)
            let number = effect.pointee.account
            if account.pointee.balanceWriter != 0 {
                if flags.contains(.balanceRead) {
                    let isSame =
                        account.pointee.balance == effect.pointee.startBalance
                        && account.pointee.exists == flags.contains(.startExists)
                    meet(number, .balance, account.pointee.balanceWriter, isConflict: !isSame)
                } else if account.pointee.balance < effect.pointee.requiredBalance {
                    meet(number, .balance, account.pointee.balanceWriter, isConflict: true)
                }
            }
            if flags.contains(.nonceAssumed) {
                if account.pointee.nonceWriter == 0 || account.pointee.nonce != effect.pointee.startNonce {
                    meet(number, .nonce, account.pointee.nonceWriter, isConflict: true)
                }
            } else if flags.contains(.nonceRead) && account.pointee.nonceWriter != 0 {
                let isSame = account.pointee.nonce == effect.pointee.startNonce
                meet(number, .nonce, account.pointee.nonceWriter, isConflict: !isSame)
            }
            if flags.contains(.codeRead) && account.pointee.codeWriter != 0 {
                // Creations and removals are rare: any counts as a change.
                meet(number, .code, account.pointee.codeWriter, isConflict: true)
            }
        }
        for i in effects.slots {
            let effect = arena.pointee.slots.pointer(at: i)
            guard let value = value(of: effect.pointee.slot, account: effect.pointee.account) else { continue }
            let writer = slots[Int(effect.pointee.slot)].writer
            let lastWriter = writer != 0 ? writer : accounts[Int(effect.pointee.account)].codeWriter
            meet(effect.pointee.slot, .storage, lastWriter, isConflict: value != effect.pointee.observed)
        }
        return stands
    }
}
