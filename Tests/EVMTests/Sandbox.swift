import Chain
import EVM
import Primitives
import State

/// A small world to run one transaction in: a rich sender and contracts at addresses that count up from 0x1000.
struct Sandbox {
    static let sender = Address(high: 0, middle: 0, low: 0xaaaa)
    static let feeRecipient = Address(high: 0, middle: 0, low: 0xffff)
    static let gasLimit: UInt64 = 100_000_000_000

    static func contract(_ index: Int) -> Address { Address(high: 0, middle: 0, low: 0x1000 + UInt64(index)) }

    let fork: Fork
    let source: MemoryState

    init(fork: Fork, codes: [[UInt8]]) {
        self.fork = fork
        var accounts: [Address: AccountSnapshot] = [:]
        accounts[Self.sender] = AccountSnapshot(
            balance: UInt256.one << 120, nonce: 0, code: [], codeHash: Keccak256.ofEmpty, storage: [:])
        for (index, code) in codes.enumerated() {
            accounts[Self.contract(index)] = AccountSnapshot(
                balance: 1_000, nonce: 1, code: code, codeHash: Keccak256.hash(code), storage: [0: 7, 1: 1])
        }
        source = MemoryState(StateSnapshot(accounts: accounts))
    }

    struct Result: Equatable {
        var outcome: TransactionOutcome?
        var change: StateChange
        var logs: [Log]
    }

    var environment: BlockEnvironment {
        BlockEnvironment(
            rules: .rules(of: fork), chainID: 1, number: 300, timestamp: 1_700_000_000, feeRecipient: Self.feeRecipient,
            gasLimit: Self.gasLimit, difficulty: fork < .paris ? 0x20000 : 0, randomness: 0x1234, baseFee: 0,
            blobBaseFee: 1, blockHashes: [299: Hash256(0xbeef)])
    }

    /// Runs a call of contract 0, or a creation with `input` as initcode.
    func run(
        input: [UInt8], gasLimit: UInt64, value: UInt256 = 0, isCreation: Bool = false, tracer: StepTracer? = nil,
        recorder: StepRecorder? = nil, vm: EthereumVM = EthereumVM()
    ) -> Result {
        let view = TransactionView(source: source)
        vm.beginBlock(environment, in: view)
        if let recorder { vm.record(with: recorder) } else { vm.trace(to: tracer) }
        let transaction = Transaction(
            kind: .legacy, chainID: nil, nonce: 0, gasLimit: gasLimit, maxFeePerGas: 1, maxPriorityFeePerGas: 1,
            to: isCreation ? nil : Self.contract(0), value: value, input: input, sender: Self.sender)
        let outcome = try? vm.execute(transaction, in: view)
        return Result(outcome: outcome, change: view.stateChange(), logs: view.logs(in: 0..<view.logCount))
    }
}
