import Chain
import Primitives

/// The roots of a block's lists: tries whose keys are the RLP of each item's index.
public enum BlockRoots {
    public static func transactionsRoot(_ transactions: [Transaction]) -> Hash256 {
        TrieRootBuilder.root(of: IndexKeyedEntries(transactions) { $0.encode(to: &$1) })
    }

    public static func receiptsRoot(_ receipts: [Receipt]) -> Hash256 {
        TrieRootBuilder.root(of: IndexKeyedEntries(receipts) { $0.encode(to: &$1) })
    }

    public static func withdrawalsRoot(_ withdrawals: [Withdrawal]) -> Hash256 {
        TrieRootBuilder.root(of: IndexKeyedEntries(withdrawals) { $0.encode(to: &$1) })
    }
}
