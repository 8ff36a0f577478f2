import Primitives

/// The net effect of a block on the state, in canonical order: by address, slots by key. Nothing that ended as it began.
package struct StateChange: Sendable, Equatable {
    package var accounts: [AccountChange] = []

    package init(accounts: [AccountChange] = []) {
        self.accounts = accounts
    }

    package struct AccountChange: Sendable, Equatable {
        package let address: Address
        /// The account before the block; `nil` if there was none, or if whoever made the change does not know.
        package let before: AccountState?
        /// `nil`: the account does not exist afterwards.
        package let after: AccountAfter?
        /// Whether the storage from before the block is gone; `slots` then starts from nothing.
        package let clearsStorage: Bool
        /// Changed slots, by key.
        package let slots: [SlotChange]

        package init(
            address: Address, before: AccountState? = nil, after: AccountAfter?, clearsStorage: Bool,
            slots: [SlotChange]
        ) {
            self.address = address
            self.before = before
            self.after = after
            self.clearsStorage = clearsStorage
            self.slots = slots
        }
    }

    package struct AccountAfter: Sendable, Equatable {
        package let balance: UInt256
        package let nonce: UInt64
        package let codeHash: Hash256
        /// The code if the block put it there.
        package let newCode: [UInt8]?

        package init(balance: UInt256, nonce: UInt64, codeHash: Hash256, newCode: [UInt8]?) {
            self.balance = balance
            self.nonce = nonce
            self.codeHash = codeHash
            self.newCode = newCode
        }
    }

    package struct SlotChange: Sendable, Equatable {
        package let key: UInt256
        /// Its value before the block; `nil` if whoever made the change does not know.
        package let before: UInt256?
        package let value: UInt256

        package init(key: UInt256, before: UInt256? = nil, value: UInt256) {
            self.key = key
            self.before = before
            self.value = value
        }
    }
}
