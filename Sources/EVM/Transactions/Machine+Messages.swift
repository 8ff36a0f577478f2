import Chain
import Primitives
import State

extension Machine {
    /// Takes the most the gas may cost from the sender, and counts its nonce up.
    func buyGas(_ transaction: Transaction, _ terms: TransactionTerms) {
        view.debit(terms.gasPrice &* UInt256(transaction.gasLimit) &+ terms.blobFee, from: terms.sender)
        if transaction.to != nil { view.setNonce(transaction.nonce + 1, of: terms.sender) }
        origin = transaction.sender
        gasPrice = terms.gasPrice
        if !blobHashes.isEmpty || !transaction.blobVersionedHashes.isEmpty {
            blobHashes = transaction.blobVersionedHashes
        }
    }

    /// Runs the transaction's call or creation.
    func runMessage(
        of transaction: Transaction, _ terms: TransactionTerms, input: UnsafeRawBufferPointer,
        tracer: (any MachineTracer)?
    ) -> (ending: Ending, gasLeft: Int64) {
        let gas = Int64(clamping: transaction.gasLimit - terms.intrinsicGas)
        warmAccounts(transaction, terms)
        returnData.clear()
        guard let to = transaction.to else {
            view.setNonce(transaction.nonce + 1, of: terms.sender)
            let address = ContractAddress.sequential(transaction.sender, nonce: transaction.nonce)
            guard
                beginCreation(
                    at: address, creator: terms.sender, creatorAddress: transaction.sender, value: transaction.value,
                    initcode: input, gas: gas)
            else { return (.failure, 0) }
            return run(tracer)
        }
        return callMessage(
            to: to, from: transaction.sender, senderAccount: terms.sender, value: transaction.value, input: input,
            gas: gas,
            tracer: tracer)
    }

    private func callMessage(
        to: Address, from sender: Address, senderAccount: AccountID?, value: UInt256, input: UnsafeRawBufferPointer,
        gas: Int64, tracer: (any MachineTracer)?
    ) -> (ending: Ending, gasLeft: Int64) {
        let account = view.account(to)
        let checkpoint = view.checkpoint
        if let senderAccount, !value.isZero {
            view.debit(value, from: senderAccount)
            view.credit(value, to: account)
        } else {
            touch(account)
        }
        if let precompile = precompile(at: to) {
            guard let gasLeft = run(precompile, input, gas: gas) else {
                view.revert(to: checkpoint)
                return (.failure, 0)
            }
            return (.success, gasLeft)
        }
        guard let code = view.code(of: account) else { return (.success, gas) }
        push(
            code: prepared(code), gas: gas, input: input, account: account, address: to, caller: sender, value: value,
            isStatic: false, kind: .call, checkpoint: checkpoint, output: (0, 0))
        return run(tracer)
    }

    private func run(_ tracer: (any MachineTracer)?) -> (ending: Ending, gasLeft: Int64) {
        if let tracer { return runTraced(tracer) }
        var observer = NoObserver()
        return run(&observer)
    }

    /// EIP-2929, EIP-2930: what is warm from the start, besides what the view knows to be always warm.
    private func warmAccounts(_ transaction: Transaction, _ terms: TransactionTerms) {
        guard rules.coldAccountSurcharge > 0 else { return }
        _ = view.warm(terms.sender)
        if let to = transaction.to { _ = view.warm(view.account(to)) }
        for entry in transaction.accessList {
            let account = view.account(entry.address)
            _ = view.warm(account)
            for key in entry.storageKeys { view.warmSlot(account, key) }
        }
    }

    /// Pays refund and fee; returns the gas used.
    func settle(_ transaction: Transaction, _ terms: TransactionTerms, gasLeft: Int64) -> UInt64 {
        let spent = transaction.gasLimit - UInt64(gasLeft)
        let refund = min(UInt64(max(view.refund, 0)), spent / rules.refundQuotient)
        let gasUsed = spent - refund
        view.credit(terms.gasPrice &* UInt256(transaction.gasLimit - gasUsed), to: terms.sender)
        payFee(terms.tip &* UInt256(gasUsed))
        return gasUsed
    }

    private func payFee(_ fee: UInt256) {
        if fee.isZero {
            give(.zero, to: view.account(environment.feeRecipient))
        } else {
            view.payFee(fee, to: environment.feeRecipient)
        }
    }

    // MARK: System calls

    /// Who calls in the name of the protocol (EIP-4788).
    private static let systemAddress = Address(
        high: 0xffff_ffff, middle: 0xffff_ffff_ffff_ffff, low: 0xffff_ffff_ffff_fffe)
    private static let systemCallGas: Int64 = 30_000_000

    func runSystemCall(to contract: Address, input: UnsafeRawBufferPointer) {
        origin = Self.systemAddress
        gasPrice = .zero
        returnData.clear()
        // A chain without the contract runs on without it.
        guard view.exists(view.account(contract)) else { return }
        _ = callMessage(
            to: contract, from: Self.systemAddress, senderAccount: nil, value: .zero, input: input,
            gas: Self.systemCallGas, tracer: nil)
    }
}
