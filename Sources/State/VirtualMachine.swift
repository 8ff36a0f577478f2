import Chain
import Primitives

/// Runs transactions of one kind of chain. Executors drive any conformer; the call crosses this boundary once per transaction.
package protocol VirtualMachine: AnyObject {
    /// Prepares for the transactions of one block.
    func beginBlock(_ environment: BlockEnvironment, in view: TransactionView)

    /// Runs one transaction from its validity checks to the payment of its fee. The view holds its effects afterwards.
    ///
    /// - Throws: `InvalidTransaction` if the block must not contain it here; the view is then unchanged.
    func execute(_ transaction: Transaction, in view: TransactionView) throws(InvalidTransaction) -> TransactionOutcome

    /// Calls a contract on behalf of the protocol, as some forks do at the start of a block: no fee, no nonce, no gas limit of
    /// the block.
    func systemCall(to contract: Address, input: [UInt8], in view: TransactionView)
}

/// What a transaction did besides its changes to the state.
package struct TransactionOutcome: Sendable, Equatable, BitwiseCopyable {
    /// Whether it ended without failure.
    package let succeeded: Bool
    /// Gas paid for, after refunds.
    package let gasUsed: UInt64

    package init(succeeded: Bool, gasUsed: UInt64) {
        self.succeeded = succeeded
        self.gasUsed = gasUsed
    }
}

/// What transactions can learn of the block that holds them.
package struct BlockEnvironment: Sendable {
    package var rules: ChainRules
    package var chainID: UInt64
    package var number: UInt64
    /// Seconds since 1970.
    package var timestamp: UInt64
    package var feeRecipient: Address
    package var gasLimit: UInt64
    /// Zero from Paris on.
    package var difficulty: UInt256
    /// The beacon chain's randomness, from Paris on (EIP-4399).
    package var randomness: UInt256
    /// Wei per gas; zero before London.
    package var baseFee: UInt256
    /// Wei per blob gas (EIP-4844).
    package var blobBaseFee: UInt256
    /// Hashes of earlier blocks, by number.
    package var blockHashes: [UInt64: Hash256]

    package init(
        rules: ChainRules, chainID: UInt64, number: UInt64, timestamp: UInt64, feeRecipient: Address, gasLimit: UInt64,
        difficulty: UInt256, randomness: UInt256, baseFee: UInt256, blobBaseFee: UInt256,
        blockHashes: [UInt64: Hash256]
    ) {
        self.rules = rules
        self.chainID = chainID
        self.number = number
        self.timestamp = timestamp
        self.feeRecipient = feeRecipient
        self.gasLimit = gasLimit
        self.difficulty = difficulty
        self.randomness = randomness
        self.baseFee = baseFee
        self.blobBaseFee = blobBaseFee
        self.blockHashes = blockHashes
    }
}
