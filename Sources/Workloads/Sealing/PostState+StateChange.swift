import Chain
import Primitives
import State

extension PostState {
    /// What a block changed, as a list to check other executions against.
    init(_ change: StateChange) {
        self.init()
        accounts.reserveCapacity(change.accounts.count)
        for account in change.accounts {
            accounts[account.address] = .some(
                account.after.map { after in
                    PostAccount(
                        balance: after.balance, nonce: after.nonce, codeHash: after.codeHash,
                        storage: Dictionary(uniqueKeysWithValues: account.slots.map { ($0.key, $0.value) }))
                })
        }
    }
}
