import Chain
import Execution
import Primitives
import State

/// A block in the making: who has what before it, and what it does.
struct Scene {
    static let price: UInt256 = 10
    private static let baseFee: UInt256 = 7
    /// What `person` accounts have.
    static let fortune: UInt256 = 1_000_000_000_000_000_000

    var fork = Fork.cancun
    var feeRecipient = Address(high: 0, middle: 0xfee, low: 0xfee)
    var gasLimit: UInt64 = 1_000_000_000_000
    var state = StateSnapshot()
    var transactions: [Transaction] = []
    var withdrawals: [Withdrawal] = []
    var options = BlockOptions.transactionsOnly
    private var nonces: [Address: UInt64] = [:]

    init(_ fork: Fork = .cancun) {
        self.fork = fork
    }

    /// The address of a person with a fortune, or of a place where nothing is yet.
    static func address(_ number: Int) -> Address { Address(high: 0xacc0, middle: 0, low: UInt64(number)) }

    /// What the fee recipient gets per gas of a transaction at the usual price.
    var tip: UInt256 { fork >= .london ? Self.price &- Self.baseFee : Self.price }

    // MARK: Before the block

    @discardableResult
    mutating func person(_ number: Int, nonce: UInt64 = 0) -> Address {
        let address = Self.address(number)
        state[address] = AccountSnapshot(balance: Self.fortune, nonce: nonce)
        nonces[address] = nonce
        return address
    }

    @discardableResult
    mutating func contract(
        _ number: UInt64, balance: UInt256 = .zero, storage: [UInt256: UInt256] = [:], _ code: Statement
    ) -> Address {
        let address = Address(high: 0xc0de, middle: 0, low: number)
        state[address] = AccountSnapshot(balance: balance, nonce: 1, code: code.code, storage: storage)
        return address
    }

    // MARK: Transactions

    /// Appends a transaction with the sender's next nonce.
    mutating func send(
        from sender: Address, to recipient: Address?, value: UInt256 = .zero, input: [UInt8] = [],
        words: [UInt256] = [], gas: UInt64 = 500_000, price: UInt256 = Self.price, nonce: UInt64? = nil
    ) {
        let next = nonce ?? nonces[sender, default: 0]
        nonces[sender] = next + 1
        transactions.append(
            Transaction(
                kind: .legacy, chainID: nil, nonce: next, gasLimit: gas, maxFeePerGas: price,
                maxPriorityFeePerGas: price, to: recipient, value: value,
                input: input + words.flatMap(\.bigEndianBytes), sender: sender))
    }

    /// Appends payments of one wei between people who have to do with nobody else, to keep other workers busy.
    mutating func crowd(_ count: Int) {
        for _ in 0..<count {
            let number = 1_000_000 + 2 * transactions.count
            send(from: person(number), to: Self.address(number + 1), value: 1, gas: 21_000)
        }
    }

    /// The price that leaves nothing to the fee recipient.
    var untippedPrice: UInt256 { fork >= .london ? Self.baseFee : .zero }

    /// Says what the sender's next transaction has as its nonce.
    mutating func expectNonce(_ nonce: UInt64, of sender: Address) { nonces[sender] = nonce }

    var task: BlockTask {
        let header = BlockHeader(
            parentHash: .zero, ommersHash: .zero, beneficiary: feeRecipient, stateRoot: .zero,
            transactionsRoot: .zero, receiptsRoot: .zero, logsBloom: Bloom(), difficulty: 17, number: 20_000_000,
            gasLimit: gasLimit, gasUsed: 0, timestamp: 1_720_000_000, extraData: [], mixHash: Hash256(23), nonce: 0,
            baseFeePerGas: Self.baseFee, excessBlobGas: 0, parentBeaconBlockRoot: Hash256(0x1234_5679))
        return BlockTask(
            block: Block(header: header, transactions: transactions, withdrawals: withdrawals),
            source: MemoryState(state), fork: fork, options: options)
    }

    /// Where the creator's `nonce`-th creation goes: written here again, so that the machine's own computation is tested too.
    static func created(by creator: Address, nonce: UInt64) -> Address {
        var encoder = RLPEncoder(reservingCapacity: 32)
        encoder.appendList { encoder in
            encoder.append(creator)
            encoder.append(nonce)
        }
        return Address(truncating: Keccak256.hash(encoder.bytes).word)
    }

    /// Where CREATE2 puts what `initcode` makes (EIP-1014).
    static func created(by creator: Address, salt: UInt256, _ initcode: [UInt8]) -> Address {
        let hash = Keccak256.hash(initcode).word.bigEndianBytes
        let bytes = [0xff] + creator.word.bigEndianBytes.suffix(20) + salt.bigEndianBytes + hash
        return Address(truncating: Keccak256.hash(bytes).word)
    }
}
