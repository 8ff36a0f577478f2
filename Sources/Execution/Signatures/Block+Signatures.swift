import Chain
import Dispatch
import Primitives
import Synchronization

extension Block {
    /// Recovers every transaction's signer and compares it with the sender that the block's source states. One curve operation
    /// per transaction, on up to `workers` threads.
    ///
    /// - Throws: `InvalidBlock` for the first transaction without a valid signature or with another signer.
    package func checkSignatures(workers: Int) throws(InvalidBlock) {
        // Transactions are taken in order, so all before the first wrong one are looked at.
        let next = Atomic<Int>(0)
        let firstWrong = Atomic<Int>(.max)
        DispatchQueue.concurrentPerform(iterations: max(1, min(workers, transactions.count))) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < min(transactions.count, firstWrong.load(ordering: .relaxed)) else { return }
                if transactions[index].recoveredSender != transactions[index].sender {
                    firstWrong.min(index, ordering: .relaxed)
                }
            }
        }
        let index = firstWrong.load(ordering: .relaxed)
        guard index < transactions.count else { return }
        let signer = transactions[index].recoveredSender
        throw InvalidBlock(
            block: header.number, transaction: index, rule: .sender, expected: "\(transactions[index].sender)",
            found: signer.map { "signed by \($0)" } ?? "no valid signature")
    }
}
