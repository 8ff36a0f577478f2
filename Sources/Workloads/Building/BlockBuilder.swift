import Chain
import Execution
import Primitives

/// Collects transactions and the pre-state that makes them valid.
struct BlockBuilder {
    /// Wei per gas.
    static let baseFee = Ether.gwei &* 7
    private static let maxFee = Ether.gwei &* 30
    /// Wei per blob gas.
    private static let maxBlobFee = Ether.gwei
    /// The limit of a block that needs no more.
    private static let usualGasLimit: UInt64 = 30_000_000

    let accounts: AccountDirectory
    let feeRecipient: Account
    var random: SplitMix64
    private var state = StateSnapshot()
    private var nonces: [Address: UInt64] = [:]
    private var transactions: [Transaction] = []
    private var gasLimit: UInt64 = 0

    init(_ workload: Workload) {
        accounts = AccountDirectory(seed: workload.seed, hasKeys: workload.isSigned)
        feeRecipient = accounts.account(.feeRecipient)
        random = SplitMix64(seed: workload.seed)
        let count = workload.transactions
        state.accounts.reserveCapacity(2 * count + 8)
        nonces.reserveCapacity(count)
        transactions.reserveCapacity(count)
    }

    /// Lets `address` have `wei` more before the block. The account then exists, even with nothing.
    mutating func fund(_ address: Address, _ wei: UInt256) {
        state.accounts[address, default: AccountSnapshot(balance: .zero)].add(wei)
    }

    mutating func place(_ contract: some PrefilledContract) {
        state[contract.address] = contract.snapshot
    }

    /// The nonce of the account's next transaction.
    func nonce(of account: Account) -> UInt64 { nonces[account.address] ?? 0 }

    /// Appends a transaction with the sender's next nonce.
    ///
    /// - Parameters:
    ///   - recipient: `nil` deploys a contract.
    ///   - isFunded: whether the sender gets what the transaction can cost at most, in the pre-state.
    mutating func send(
        from sender: Account, to recipient: Address?, value: UInt256 = .zero, input: [UInt8] = [], gasLimit: UInt64,
        kind: Transaction.Kind = .dynamicFee, accessList: [AccessListEntry] = [], blobs: Int = 0,
        isFunded: Bool = true
    ) {
        let nonce = nonce(of: sender)
        nonces[sender.address] = nonce + 1
        let priorityFee = Ether.gwei &* UInt256(1 + random.below(3))
        // Kinds with one price pay all of it beyond the base fee to the producer.
        let hasPriorityFee = kind == .dynamicFee || kind == .blob
        let fee = hasPriorityFee ? Self.maxFee : Self.baseFee &+ priorityFee
        let blobHashes = (0..<blobs).map { _ in randomBlobHash() }
        let transaction = Transaction(
            kind: kind, chainID: Mainnet.chainID, nonce: nonce, gasLimit: gasLimit, maxFeePerGas: fee,
            maxPriorityFeePerGas: hasPriorityFee ? priorityFee : fee, to: recipient, value: value, input: input,
            accessList: accessList, maxFeePerBlobGas: kind == .blob ? Self.maxBlobFee : .zero,
            blobVersionedHashes: blobHashes, sender: sender.address)
        let blobGas = UInt256(BlobGas.perBlob) &* UInt256(blobs)
        if isFunded { fund(sender.address, UInt256(gasLimit) &* fee &+ value &+ blobGas &* Self.maxBlobFee) }
        self.gasLimit += gasLimit
        transactions.append(sender.privateKey.flatMap(transaction.signed) ?? transaction)
    }

    /// The block, with a header as it is before execution: no gas used, and no roots of anything that execution gives.
    mutating func finish(_ workload: Workload) -> BlockFolder {
        let header = BlockHeader(
            parentHash: randomHash(), ommersHash: Self.hashOfNoOmmers, beneficiary: feeRecipient.address,
            stateRoot: .zero, transactionsRoot: .zero, receiptsRoot: .zero, logsBloom: Bloom(), difficulty: .zero,
            number: workload.number, gasLimit: max(Self.usualGasLimit, gasLimit), gasUsed: 0,
            timestamp: Self.timestamp(ofBlock: workload.number), extraData: [UInt8]("altius".utf8),
            mixHash: randomHash(), nonce: 0, baseFeePerGas: Self.baseFee, withdrawalsRoot: Self.rootOfNothing,
            blobGasUsed: 0, excessBlobGas: 0, parentBeaconBlockRoot: randomHash())
        return BlockFolder(
            block: Block(header: header, transactions: transactions, withdrawals: []), preState: state,
            name: workload.name, story: workload.kind.story)
    }

    mutating func randomWord() -> UInt256 {
        UInt256(random.next(), random.next(), random.next(), random.next())
    }

    private mutating func randomHash() -> Hash256 { Hash256(randomWord()) }

    /// As of a blob's commitment: the first byte is its version (EIP-4844).
    private mutating func randomBlobHash() -> Hash256 {
        Hash256((randomWord() >> 8) | (UInt256.one << 248))
    }

    /// Twelve seconds per block from a moment under Cancun's rules.
    private static func timestamp(ofBlock number: UInt64) -> UInt64 {
        1_720_000_000 + 12 * (number % 1_000_000)
    }

    /// The hash of an empty RLP list.
    private static let hashOfNoOmmers = Keccak256.hash([0xc0])
    /// The root of an empty trie: the hash of an empty RLP string.
    private static let rootOfNothing = Keccak256.hash([0x80])
}

extension AccountSnapshot {
    fileprivate mutating func add(_ wei: UInt256) { balance = balance &+ wei }
}
