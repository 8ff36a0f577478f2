import Chain
import Primitives
import State

extension StateSnapshot {
    /// The state after `change`. O(changed accounts and slots, and the slots of accounts that change).
    package func applying(_ change: StateChange) -> StateSnapshot {
        var result = self
        for account in change.accounts { result.apply(account) }
        return result
    }

    private mutating func apply(_ change: StateChange.AccountChange) {
        guard let after = change.after else {
            self[change.address] = nil
            return
        }
        var account = self[change.address] ?? AccountSnapshot(balance: .zero)
        account.balance = after.balance
        account.nonce = after.nonce
        if account.codeHash != after.codeHash {
            account.code = after.newCode ?? []
            account.codeHash = after.codeHash
        }
        if change.clearsStorage { account.storage.removeAll() }
        for slot in change.slots { account.storage[slot.key] = slot.value.isZero ? nil : slot.value }
        self[change.address] = account
    }
}
