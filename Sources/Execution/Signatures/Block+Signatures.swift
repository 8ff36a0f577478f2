import Chain
import Primitives

extension Block {
    /// Recovers every transaction's signer and compares it with the sender that the block's source states. One curve operation
    /// per transaction.
    ///
    /// - Throws: `InvalidBlock` for the first transaction without a valid signature or with another signer.
    package func checkSignatures() throws(InvalidBlock) {
        for (index, transaction) in transactions.enumerated() {
            let signer = transaction.recoveredSender
            guard signer == transaction.sender else {
                throw InvalidBlock(
                    block: header.number, transaction: index, rule: .sender, expected: "\(transaction.sender)",
                    found: signer.map { "signed by \($0)" } ?? "no valid signature")
            }
        }
    }
}
