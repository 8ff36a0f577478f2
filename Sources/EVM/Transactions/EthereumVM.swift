import Chain
import Primitives
import State

/// The Ethereum virtual machine behind `VirtualMachine`: transactions as the yellow paper (section 6) and its successors
/// define them, from validity to the payment of the fee.
package final class EthereumVM: VirtualMachine {
    private var machine: Machine?
    private var tracer: (any MachineTracer)?

    package init() {}

    package func beginBlock(_ environment: BlockEnvironment, in view: TransactionView) {
        let machine = machine(environment, view)
        machine.begin(environment)
        view.beginBlock(
            tracksWarmth: environment.rules.coldAccountSurcharge > 0,
            precompileCount: machine.precompiles.lastIndex { $0 != nil } ?? 0,
            warmAddress: environment.rules.warmsFeeRecipient ? environment.feeRecipient : nil)
    }

    /// The machine for the block under way. A view keeps its machine as long as no other one comes in between.
    private func machine(for view: TransactionView) -> Machine {
        guard let machine else { preconditionFailure("beginBlock comes first") }
        return machine.view === view ? machine : self.machine(machine.environment, view)
    }

    private func machine(_ environment: BlockEnvironment, _ view: TransactionView) -> Machine {
        if let machine, machine.view === view { return machine }
        let new = Machine(environment: environment, view: view, memory: machine?.memory ?? MachineMemory())
        new.tracing = machine?.tracing
        machine = new
        return new
    }

    /// Writes every step of the transactions from now on to `tracer`; `nil` ends it.
    package func trace(to tracer: StepTracer?) { watch(tracer) }

    /// Records every step of the transactions from now on with `recorder`, which is for one transaction; `nil` ends it.
    package func record(with recorder: StepRecorder?) { watch(recorder) }

    private func watch(_ tracer: (any MachineTracer)?) {
        self.tracer = tracer
        if let machine { machine.tracing = tracer == nil ? nil : TracedCodes(fork: machine.rules.fork) }
    }

    package func execute(
        _ transaction: Transaction, in view: TransactionView
    ) throws(InvalidTransaction) -> TransactionOutcome {
        let machine = machine(for: view)
        view.beginTransaction()
        let terms = try machine.validate(transaction)
        machine.buyGas(transaction, terms)
        let message = transaction.input.withUnsafeBytes { input in
            machine.runMessage(of: transaction, terms, input: input, tracer: tracer)
        }
        let gasUsed = machine.settle(transaction, terms, gasLeft: message.gasLeft)
        view.finishTransaction(removingEmptyAccounts: machine.rules.removesEmptyAccounts)
        machine.trimMemory()
        tracer?.transactionEnded(
            succeeded: message.ending == .success, gasUsed: gasUsed, output: machine.returnData.bytes)
        return TransactionOutcome(succeeded: message.ending == .success, gasUsed: gasUsed)
    }

    package func systemCall(to contract: Address, input: [UInt8], in view: TransactionView) {
        let machine = machine(for: view)
        view.beginTransaction()
        input.withUnsafeBytes { machine.runSystemCall(to: contract, input: $0) }
        view.finishTransaction(removingEmptyAccounts: machine.rules.removesEmptyAccounts)
    }
}
