import Primitives

/// A view's identifier of an account: dense, in order of first access.
package typealias AccountID = UInt32

/// One account as the block so far left it, with the marks of the running transaction.
package struct AccountRecord: BitwiseCopyable {
    package let address: Address
    package internal(set) var balance: UInt256
    package internal(set) var nonce: UInt64
    package internal(set) var codeHash: Hash256
    /// Not retained: the view's source or the view itself keeps the code alive. `nil` until it is first needed.
    var code: Unmanaged<Code>?
    /// The transaction that accessed the account last; its marks below count for that transaction only.
    var epoch: UInt32
    /// The transaction in which the account is warm (EIP-2929).
    var warmEpoch: UInt32
    /// How often the account was removed in this block: slots of older generations are zero.
    var generation: UInt32
    package internal(set) var marks: Marks
    /// Whether the state before the block has storage here.
    var hasSourceStorage: Bool
    /// Whether the block's list of changed accounts holds it.
    var isListedAsChanged = false
    /// The transaction that changed the account last, 0 for none. Not taken back by a revert.
    var changeEpoch: UInt32 = 0

    package struct Marks: OptionSet, BitwiseCopyable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let exists = Marks(rawValue: 1)
        /// Created as a contract by the running transaction.
        package static let created = Marks(rawValue: 2)
        /// To be removed when the running transaction ends.
        package static let destroyed = Marks(rawValue: 4)
        /// To be removed when the running transaction ends if it is empty (EIP-161).
        package static let touched = Marks(rawValue: 8)
    }

    init(_ address: Address, _ state: AccountState?, epoch: UInt32) {
        self.address = address
        balance = state?.balance ?? .zero
        nonce = state?.nonce ?? 0
        codeHash = state?.codeHash ?? Keccak256.ofEmpty
        code = nil
        self.epoch = epoch
        warmEpoch = 0
        generation = 0
        marks = state == nil ? [] : .exists
        hasSourceStorage = state?.hasStorage ?? false
    }

    package var isEmpty: Bool { nonce == 0 && balance.isZero && codeHash == Keccak256.ofEmpty }
    package var exists: Bool { marks.contains(.exists) }

    /// The account as it is now, but for whether its storage is that from before the block.
    var state: AccountState? {
        guard exists else { return nil }
        return AccountState(balance: balance, nonce: nonce, codeHash: codeHash, hasStorage: hasSourceStorage)
    }
}
