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

    /// Three fields, each read and written.
    fileprivate static let mostPerAccount = 6
    fileprivate static let mostPerSlot = 2
}

extension Effects {
    /// Accounts and slots that were accessed. O(1).
    package var locationCount: Int { accounts.count + slots.count }

    /// `withAccesses` hands over no more than this. O(1).
    package var accessLimit: Int { Access.mostPerAccount * accounts.count + Access.mostPerSlot * slots.count }

    /// Hands over every location read or written: accounts first, then slots, each in order of first access. A location that
    /// was read and written comes twice, first as read. The fee, which every transaction pays, is no access.
    ///
    /// Unsafe, for speed: the list is raw memory that is gone when `body` returns. A call of a closure per access takes three
    /// times the time, an array twice: nothing is inlined between modules, and an array looks at its owners at every append.
    ///
    /// - Complexity: O(locations accessed).
    package func withAccesses(_ body: (UnsafeBufferPointer<Access>) -> Void) {
        withUnsafeTemporaryAllocation(of: Access.self, capacity: accessLimit) { buffer in
            guard let list = buffer.baseAddress else { return }
            var end = list
            for i in accounts { Self.list(arena.pointee.accounts.pointer(at: i), to: &end) }
            for i in slots {
                let effect = arena.pointee.slots.pointer(at: i)
                let slot = effect.pointee.slot
                Self.list(slot, .storage, .read, to: &end)
                if effect.pointee.isWritten { Self.list(slot, .storage, .write, to: &end) }
            }
            body(UnsafeBufferPointer(start: list, count: end - list))
        }
    }

    @inline(__always)
    private static func list(
        _ location: UInt32, _ field: Dependency.Field, _ use: Access.Use, to end: inout UnsafeMutablePointer<Access>
    ) {
        end.initialize(to: Access(location: location, field: field, use: use))
        end += 1
    }

    @inline(__always)
    private static func list(
        _ effect: UnsafeMutablePointer<AccountEffect>, to end: inout UnsafeMutablePointer<Access>
    ) {
        let (number, flags) = (effect.pointee.account, effect.pointee.flags)
        let isRemoved = flags.contains(.removed)
        if flags.contains(.balanceRead) { list(number, .balance, .read, to: &end) }
        if isRemoved {
            list(number, .balance, .write, to: &end)
        } else if flags.contains(.balanceWritten) {
            list(number, .balance, flags.contains(.balanceRead) ? .write : .change, to: &end)
        }
        if flags.contains(.nonceRead) { list(number, .nonce, .read, to: &end) }
        if isRemoved || flags.contains(.nonceWritten) { list(number, .nonce, .write, to: &end) }
        if flags.contains(.codeRead) { list(number, .code, .read, to: &end) }
        if isRemoved || flags.contains(.codeWritten) { list(number, .code, .write, to: &end) }
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
