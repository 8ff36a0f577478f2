import Chain
import Primitives
import State

/// What a valid transaction costs.
struct TransactionTerms {
    let sender: AccountID
    let intrinsicGas: UInt64
    /// Wei per gas that the sender pays (EIP-1559).
    let gasPrice: UInt256
    /// Wei per gas that the fee recipient gets of it.
    let tip: UInt256
    /// Wei for the blobs, burnt (EIP-4844).
    let blobFee: UInt256
}

extension Machine {
    /// Gas per blob (EIP-4844).
    private static let blobGas: UInt64 = 131_072

    /// Checks all rules that hold before execution, without changing anything.
    func validate(_ transaction: Transaction) throws(InvalidTransaction) -> TransactionTerms {
        let intrinsicGas: UInt64
        do {
            intrinsicGas = try transaction.validate(under: rules, chainID: environment.chainID)
        } catch {
            throw InvalidTransaction(error)
        }
        let maxFee = transaction.maxFeePerGas
        guard maxFee >= environment.baseFee else {
            throw InvalidTransaction(
                .fee, expected: "at least the base fee \(environment.baseFee.decimal) wei", found: maxFee.decimal)
        }
        let isBlob = transaction.kind == .blob
        if isBlob && transaction.maxFeePerBlobGas < environment.blobBaseFee {
            throw InvalidTransaction(
                .blobFee, expected: "at least \(environment.blobBaseFee.decimal) wei",
                found: transaction.maxFeePerBlobGas.decimal)
        }
        guard transaction.gasLimit <= environment.gasLimit else {
            throw InvalidTransaction(
                .gasLimit, expected: "at most the block's \(environment.gasLimit)", found: "\(transaction.gasLimit)")
        }

        let sender = view.account(transaction.sender)
        guard view.isNext(transaction.nonce, of: sender) else {
            throw InvalidTransaction(.nonce, expected: "\(view.nonce(of: sender))", found: "\(transaction.nonce)")
        }
        if rules.refusesSendersWithCode && view.codeHash(of: sender) != Keccak256.ofEmpty {
            throw InvalidTransaction(.senderHasCode, expected: "none (EIP-3607)", found: "a contract")
        }
        let blobGas = UInt256(Self.blobGas * UInt64(transaction.blobVersionedHashes.count))
        try checkFunds(transaction, sender, blobGas: isBlob ? blobGas : .zero)

        let tip = min(transaction.maxPriorityFeePerGas, maxFee &- environment.baseFee)
        return TransactionTerms(
            sender: sender, intrinsicGas: intrinsicGas, gasPrice: environment.baseFee &+ tip, tip: tip,
            blobFee: isBlob ? blobGas &* environment.blobBaseFee : .zero)
    }

    /// The sender must be able to pay the most that the transaction may cost.
    private func checkFunds(
        _ transaction: Transaction, _ sender: AccountID, blobGas: UInt256
    ) throws(InvalidTransaction) {
        let cost = UInt256(transaction.gasLimit).multiplied(by: transaction.maxFeePerGas)
            .flatMap { gasCost in transaction.maxFeePerBlobGas.multiplied(by: blobGas)?.adding(gasCost) }
            .flatMap { $0.adding(transaction.value) }
        guard let cost, view.canPay(cost, from: sender) else {
            throw InvalidTransaction(
                .funds, expected: "at least \(cost?.decimal ?? "2^256") wei for gas, blobs and value",
                found: view.balance(of: sender).decimal)
        }
    }
}
