import Chain
import Primitives

/// Tasks that run one transaction of a block again, as their last one.
extension BlockTask {
    /// The block up to a transaction, which so has the state that it has in its place.
    /// - Parameter transaction: the index of one of the block's transactions.
    package static func through(
        _ transaction: Int, of folder: BlockFolder, options: BlockOptions = .transactionsOnly
    ) -> BlockTask {
        var folder = folder
        folder.block.transactions = Array(folder.block.transactions.prefix(transaction + 1))
        return BlockTask(folder, options: options)
    }

    /// A transaction alone, on the state before the block: what an execution ahead of its turn sees when no transaction of the block
    /// is final yet. As there, its nonce is taken to be the account's.
    /// - Parameter transaction: the index of one of the block's transactions.
    package static func alone(
        _ transaction: Int, of folder: BlockFolder, options: BlockOptions = .transactionsOnly
    ) -> BlockTask {
        var folder = folder
        folder.block.transactions = Array(folder.block.transactions.dropFirst(transaction).prefix(1))
        for only in folder.block.transactions { folder.preState.accounts[only.sender]?.nonce = only.nonce }
        return BlockTask(folder, options: options)
    }
}
