import Chain
import Execution
import Primitives
import State

func address(_ number: UInt64) -> Address { Address(high: 0, middle: 0xa, low: number) }

let ether = UInt256(1_000_000_000_000_000_000 as UInt64)

func header(
    number: UInt64 = 19_930_000, gasLimit: UInt64 = 30_000_000, gasUsed: UInt64 = 0, timestamp: UInt64 = 1_716_500_000
) -> BlockHeader {
    BlockHeader(
        parentHash: .zero, ommersHash: .zero, beneficiary: address(99), stateRoot: .zero, transactionsRoot: .zero,
        receiptsRoot: .zero, logsBloom: Bloom(), difficulty: 17, number: number, gasLimit: gasLimit, gasUsed: gasUsed,
        timestamp: timestamp, extraData: [], mixHash: Hash256(23), nonce: 0, baseFeePerGas: 7, excessBlobGas: 0)
}

func transfer(
    from sender: UInt64, to recipient: UInt64, value: UInt256 = 5, nonce: UInt64 = 0, input: [UInt8] = [],
    gasLimit: UInt64 = 50_000
) -> Transaction {
    Transaction(
        kind: .legacy, chainID: 1, nonce: nonce, gasLimit: gasLimit, maxFeePerGas: 1, maxPriorityFeePerGas: 1,
        to: address(recipient), value: value, input: input, sender: address(sender))
}

/// Accounts 1 to 4 with an ether each.
let richState = StateSnapshot(
    accounts: Dictionary(uniqueKeysWithValues: (1...4).map { (address($0), AccountSnapshot(balance: ether)) }))

func task(
    _ transactions: [Transaction], header: BlockHeader = header(), ommers: [BlockHeader] = [],
    withdrawals: [Withdrawal]? = nil, state: StateSnapshot = richState, fork: Fork = .cancun,
    options: BlockOptions = .transactionsOnly
) -> BlockTask {
    BlockTask(
        block: Block(header: header, transactions: transactions, ommers: ommers, withdrawals: withdrawals),
        source: MemoryState(state), fork: fork, options: options)
}

extension StateChange {
    func balance(_ address: Address) -> UInt256? { accounts.first { $0.address == address }?.after?.balance }
}
