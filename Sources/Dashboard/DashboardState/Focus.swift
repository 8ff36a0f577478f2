/// What is selected, on all screens alike: the same transaction stays selected from one screen to the next.
package struct Focus: Sendable, Equatable {
    /// A transaction of the block on the screen.
    package internal(set) var transaction: Int?
    /// A location of that block.
    package internal(set) var location: UInt32?
    /// The selection goes with the run: the newest block, the transaction that became final last. Ends when the user moves it.
    package internal(set) var isFollowing = true

    package init() {}

    /// Another block came to the screen; its transactions are others.
    mutating func forgetBlock() {
        transaction = nil
        location = nil
    }

    /// The user selects a transaction.
    mutating func select(_ transaction: Int?) {
        self.transaction = transaction
        location = nil
        isFollowing = false
    }
}
