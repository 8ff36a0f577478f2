import Primitives

/// The accounts and slots that a block touches, as they are before it. An address that is absent has no account.
public struct StateSnapshot: Hashable, Sendable {
    public var accounts: [Address: AccountSnapshot]

    public init(accounts: [Address: AccountSnapshot] = [:]) {
        self.accounts = accounts
    }

    public subscript(address: Address) -> AccountSnapshot? {
        get { accounts[address] }
        set { accounts[address] = newValue }
    }
}
