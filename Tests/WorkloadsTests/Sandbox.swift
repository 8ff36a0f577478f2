import Chain
import Execution
import Primitives
import Workloads

/// A block whose accounts and contract are there to be called in other ways than it does.
struct Sandbox {
    let folder: BlockFolder

    init(_ kind: Workload.Kind) {
        folder = Workload(kind, transactions: 4).makeBlock()
    }

    /// What the block's first transaction calls.
    var contract: Address { folder.block.transactions[0].to ?? .zero }

    func sender(_ index: Int) -> Address { folder.block.transactions[index].sender }

    /// Executes calls one after the other in one block.
    func run(
        _ calls: [(sender: Address, to: Address?, input: [UInt8])]
    ) throws -> (outcome: BlockOutcome, state: StateSnapshot) {
        var nonces: [Address: UInt64] = [:]
        let transactions = calls.map { call in
            let nonce = nonces[call.sender, default: 0]
            nonces[call.sender] = nonce + 1
            return Transaction(
                kind: .legacy, chainID: 1, nonce: nonce, gasLimit: 1_500_000, maxFeePerGas: 10_000_000_000,
                maxPriorityFeePerGas: 10_000_000_000, to: call.to, value: 0, input: call.input, sender: call.sender)
        }
        let outcome = try folder.withTransactions(transactions).execute()
        return (outcome, folder.preState.applying(outcome.stateChange))
    }
}
