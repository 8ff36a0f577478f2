import Primitives

/// The state before a block: what a `TransactionView` reads a location from the first time.
package protocol StateSource: AnyObject, Sendable {
    /// `nil` if the account does not exist.
    func account(_ address: Address) -> AccountState?

    /// Zero for a slot never written.
    func storage(_ address: Address, _ slot: UInt256) -> UInt256

    /// The code with this hash; `nil` if it is not known.
    func code(_ hash: Hash256) -> Code?

    /// How many accounts and slots the source has numbered from 0; locations without a number come after them.
    var numbered: (accounts: Int, slots: Int) { get }

    /// The account and its number, both `nil` if the source does not know it.
    func locateAccount(_ address: Address) -> (state: AccountState?, number: UInt32?)

    /// The slot of the account with that number or address, and the slot's own number, `nil` if the source does not know it.
    func locateSlot(_ slot: UInt256, of account: UInt32, _ address: Address) -> (value: UInt256, number: UInt32?)

    /// Says that these accounts are about to be read. A source to which one read is slow starts all of them at once.
    ///
    /// - Parameter found: called with the number of each account that probably is the one, if the source numbers them.
    func prefetch(_ addresses: UnsafeBufferPointer<Address>, found: (UInt32) -> Void)

    /// The key of a number below `numbered.accounts`.
    func address(ofNumbered account: Int) -> Address

    /// What an account is whose number is below `numbered.accounts`.
    func state(ofNumbered account: Int) -> AccountState

    /// The key of a number below `numbered.slots`: the account's number, and the slot.
    func slot(ofNumbered slot: Int) -> (account: UInt32, key: UInt256)

    /// What a slot holds whose number is below `numbered.slots`.
    func value(ofNumbered slot: Int) -> UInt256
}

// Sources that number nothing.
extension StateSource {
    package var numbered: (accounts: Int, slots: Int) { (0, 0) }

    package func locateAccount(_ address: Address) -> (state: AccountState?, number: UInt32?) {
        (account(address), nil)
    }

    package func locateSlot(_ slot: UInt256, of account: UInt32, _ address: Address) -> (
        value: UInt256, number: UInt32?
    ) {
        (storage(address, slot), nil)
    }

    package func prefetch(_ addresses: UnsafeBufferPointer<Address>, found: (UInt32) -> Void) {}

    package func address(ofNumbered account: Int) -> Address { numbersNothing() }
    package func state(ofNumbered account: Int) -> AccountState { numbersNothing() }
    package func slot(ofNumbered slot: Int) -> (account: UInt32, key: UInt256) { numbersNothing() }
    package func value(ofNumbered slot: Int) -> UInt256 { numbersNothing() }

    private func numbersNothing() -> Never { preconditionFailure("this source numbers nothing") }
}

/// An account without its storage.
package struct AccountState: Sendable, Equatable, BitwiseCopyable {
    package var balance: UInt256
    package var nonce: UInt64
    package var codeHash: Hash256
    /// Whether any slot is set: an address with storage cannot become a new contract (EIP-7610).
    package var hasStorage: Bool

    package init(balance: UInt256, nonce: UInt64, codeHash: Hash256, hasStorage: Bool) {
        self.balance = balance
        self.nonce = nonce
        self.codeHash = codeHash
        self.hasStorage = hasStorage
    }

    /// EIP-161: no code, no nonce, no balance.
    package var isEmpty: Bool { nonce == 0 && balance.isZero && codeHash == Keccak256.ofEmpty }
}
