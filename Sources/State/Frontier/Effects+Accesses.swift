import Primitives

// What reports want to know of effects; nothing in here takes part in execution.

/// How an execution used a location.
package struct Access: BitwiseCopyable, Sendable {
    package enum Use: UInt8, BitwiseCopyable, Sendable {
        /// The value was read exactly. Constraints ("a balance of at least x", "the nonce that the transaction has") are
        /// not reads.
        case read
        /// A value was left there.
        case write
        /// A difference was left there, by an execution that did not read the value.
        case change
    }

    /// The account's number, or the slot's for `storage`.
    package let location: UInt32
    package let field: Dependency.Field
    package let use: Use
}

extension Effects {
    /// Accounts and slots that were accessed. O(1).
    package var locationCount: Int { accounts.count + slots.count }

    /// Appends every location read or written: accounts first, then slots, each in order of first access. A location that
    /// was read and written comes twice, first as read. The fee, which every transaction pays, is no access.
    ///
    /// Into an array instead of to a closure, which would take twice the time: nothing is inlined between modules.
    ///
    /// - Complexity: O(locations accessed).
    package func listAccesses(into list: inout [Access]) {
        for i in accounts { list.append(account: arena.pointee.accounts.pointer(at: i)) }
        for i in slots {
            let effect = arena.pointee.slots.pointer(at: i)
            list.append(Access(location: effect.pointee.slot, field: .storage, use: .read))
            if effect.pointee.isWritten {
                list.append(Access(location: effect.pointee.slot, field: .storage, use: .write))
            }
        }
    }
}

extension [Access] {
    fileprivate mutating func append(account effect: UnsafeMutablePointer<AccountEffect>) {
        let (number, flags) = (effect.pointee.account, effect.pointee.flags)
        let isRemoved = flags.contains(.removed)
        if flags.contains(.balanceRead) { append(Access(location: number, field: .balance, use: .read)) }
        if isRemoved {
            append(Access(location: number, field: .balance, use: .write))
        } else if flags.contains(.balanceWritten) {
            let use: Access.Use = flags.contains(.balanceRead) ? .write : .change
            append(Access(location: number, field: .balance, use: use))
        }
        if flags.contains(.nonceRead) { append(Access(location: number, field: .nonce, use: .read)) }
        if isRemoved || flags.contains(.nonceWritten) {
            append(Access(location: number, field: .nonce, use: .write))
        }
        if flags.contains(.codeRead) { append(Access(location: number, field: .code, use: .read)) }
        if isRemoved || flags.contains(.codeWritten) { append(Access(location: number, field: .code, use: .write)) }
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
        switch dependency.field {
        case .storage:
            for i in effects.slots {
                let effect = arena.pointee.slots.pointer(at: i)
                guard effect.pointee.slot == dependency.location else { continue }
                return (effect.pointee.observed, value(of: dependency.location, account: effect.pointee.account))
            }
        case .balance, .nonce:
            let account = accounts + Int(dependency.location)
            for i in effects.accounts {
                let effect = arena.pointee.accounts.pointer(at: i)
                guard effect.pointee.account == dependency.location else { continue }
                if dependency.field == .balance { return (effect.pointee.startBalance, account.pointee.balance) }
                let actual = account.pointee.nonceWriter != 0 ? UInt256(account.pointee.nonce) : nil
                return (UInt256(effect.pointee.startNonce), actual)
            }
        case .code:
            return (nil, (codes[dependency.location]?.hash ?? Keccak256.ofEmpty).word)
        }
        return (nil, nil)
    }
}
