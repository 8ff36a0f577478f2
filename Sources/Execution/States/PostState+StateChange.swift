import Chain
import Primitives
import State

extension PostState {
    /// The post-state of a block as a block folder lists it: what changed, and nothing else.
    package init(_ change: StateChange) {
        var accounts: [Address: PostAccount?] = [:]
        for account in change.accounts {
            let after = account.after.map { after in
                PostAccount(
                    balance: after.balance, nonce: after.nonce, codeHash: after.codeHash,
                    storage: Dictionary(uniqueKeysWithValues: account.slots.map { ($0.key, $0.value) }))
            }
            accounts.updateValue(after, forKey: account.address)
        }
        self.init(accounts: accounts)
    }
}
