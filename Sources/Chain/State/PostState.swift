import Primitives

/// The touched accounts after a block's transactions: without block rewards, withdrawals and system calls.
public struct PostState: Hashable, Sendable {
    /// A `nil` account does not exist afterwards; an address that is no key was not touched.
    public var accounts: [Address: PostAccount?]

    public init(accounts: [Address: PostAccount?] = [:]) {
        self.accounts = accounts
    }
}
