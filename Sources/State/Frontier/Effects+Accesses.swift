import Primitives

// What reports want to know of effects; nothing in here takes part in execution.

extension Effects {
    /// How an execution used a location.
    package enum Access: Sendable {
        /// The value was read exactly. Constraints ("a balance of at least x", "the nonce that the transaction has") are
        /// not reads.
        case read
        /// A value was left there.
        case write
        /// A difference was left there, by an execution that did not read the value.
        case change
    }

    /// Accounts and slots that were accessed. O(1).
    package var locationCount: Int { accounts.count + slots.count }

    /// Calls `body` with every location read or written, numbered as in `Dependency`: accounts first, then slots, each in
    /// order of first access. A location that was read and written comes twice, first as read.
    ///
    /// - Complexity: O(locations accessed).
    package func forEachAccess(_ body: (_ location: UInt32, _ field: Dependency.Field, _ access: Access) -> Void) {
        for i in accounts {
            let effect = arena.pointee.accounts.pointer(at: i)
            let (number, flags) = (effect.pointee.account, effect.pointee.flags)
            let isRemoved = flags.contains(.removed)
            if flags.contains(.balanceRead) { body(number, .balance, .read) }
            if isRemoved {
                body(number, .balance, .write)
            } else if flags.contains(.balanceWritten) {
                body(number, .balance, flags.contains(.balanceRead) ? .write : .change)
            }
            if flags.contains(.nonceRead) { body(number, .nonce, .read) }
            if isRemoved || flags.contains(.nonceWritten) { body(number, .nonce, .write) }
            if flags.contains(.codeRead) { body(number, .code, .read) }
            if isRemoved || flags.contains(.codeWritten) { body(number, .code, .write) }
        }
        for i in slots {
            let effect = arena.pointee.slots.pointer(at: i)
            body(effect.pointee.slot, .storage, .read)
            if effect.pointee.isWritten { body(effect.pointee.slot, .storage, .write) }
        }
    }
}

extension FrontierState {
    /// The value that an execution observed at the location of a dependency that its check just reported, and the value
    /// that is there now; `nil` for the value before the block. Code is told by its hash.
    ///
    /// - Complexity: O(locations accessed).
    package func values(
        behind dependency: Dependency, of effects: Effects
    ) -> (observed: UInt256?, actual: UInt256?) {
        let arena = effects.arena
        if dependency.field == .storage {
            for i in effects.slots {
                let effect = arena.pointee.slots.pointer(at: i)
                guard effect.pointee.slot == dependency.location else { continue }
                return (effect.pointee.observed, value(of: dependency.location, account: effect.pointee.account))
            }
            return (nil, nil)
        }
        let account = accounts + Int(dependency.location)
        for i in effects.accounts {
            let effect = arena.pointee.accounts.pointer(at: i)
            guard effect.pointee.account == dependency.location else { continue }
            switch dependency.field {
            case .balance: return (effect.pointee.startBalance, account.pointee.balance)
            case .nonce:
                let actual = account.pointee.nonceWriter != 0 ? UInt256(account.pointee.nonce) : nil
                return (UInt256(effect.pointee.startNonce), actual)
            default: break
            }
        }
        return (nil, (codes[dependency.location]?.hash ?? Keccak256.ofEmpty).word)
    }
}
