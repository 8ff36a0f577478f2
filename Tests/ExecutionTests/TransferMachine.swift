import Chain
import Execution
import Primitives
import State

/// A virtual machine that only moves value: every transaction costs 21,000 gas at its maximum fee, sends its value, and logs once
/// if it has input; a creation puts its input at the zero address as code. Enough to see what an executor does around transactions.
final class TransferMachine: VirtualMachine {
    private(set) var environments: [BlockEnvironment] = []
    private(set) var systemCalls: [(contract: Address, input: [UInt8])] = []

    func beginBlock(_ environment: BlockEnvironment, in view: TransactionView) {
        environments.append(environment)
        view.beginBlock(tracksWarmth: false, precompileCount: 0)
    }

    func execute(
        _ transaction: Transaction, in view: TransactionView
    ) throws(InvalidTransaction) -> TransactionOutcome {
        view.beginTransaction()
        let sender = view.account(transaction.sender)
        guard view.nonce(of: sender) == transaction.nonce else {
            throw InvalidTransaction(.nonce, expected: "\(view.nonce(of: sender))", found: "\(transaction.nonce)")
        }
        let fee = UInt256(21_000 as UInt64) &* transaction.maxFeePerGas
        guard view.balance(of: sender) >= fee &+ transaction.value else {
            throw InvalidTransaction(
                .funds, expected: "\(fee &+ transaction.value)", found: "\(view.balance(of: sender))")
        }
        view.setNonce(transaction.nonce + 1, of: sender)
        view.debit(fee &+ transaction.value, from: sender)
        let recipient = view.account(transaction.to ?? .zero)
        _ = view.code(of: recipient)
        view.credit(transaction.value, to: recipient)
        if let feeRecipient = environments.last?.feeRecipient { view.credit(fee, to: view.account(feeRecipient)) }
        if transaction.isCreation { view.setCode(Code(transaction.input), of: recipient) }
        if !transaction.input.isEmpty {
            transaction.input.withUnsafeBytes {
                view.appendLog(
                    transaction.to ?? .zero, topics: (7, .zero, .zero, .zero), topicCount: 1, data: $0)
            }
        }
        view.finishTransaction(removingEmptyAccounts: environments.last?.rules.removesEmptyAccounts ?? true)
        return TransactionOutcome(succeeded: true, gasUsed: 21_000)
    }

    func systemCall(to contract: Address, input: [UInt8], in view: TransactionView) {
        systemCalls.append((contract, input))
        view.beginTransaction()
        view.setStorage(view.accessStorage(view.account(contract), 1).id, to: UInt256(bigEndian: input) ?? .zero)
        view.finishTransaction(removingEmptyAccounts: true)
    }
}
