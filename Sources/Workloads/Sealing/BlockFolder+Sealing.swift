import Chain
import Execution
import StateTree

extension BlockFolder {
    /// The block as its producer would publish it: executed, with everything in the header that follows from that, its hash, and
    /// the post-state to check against. The state root is that of the whole state, which is the pre-state here.
    ///
    /// - Throws: if the block is not valid.
    /// - Complexity: executes the block, and hashes every account and slot of the state.
    package func sealed(by executor: any Executor) throws(ExecutionError) -> BlockFolder {
        let outcome = try executor.execute(BlockTask(self))
        var result = self
        result.block.header.gasUsed = outcome.gasUsed
        result.block.header.blobGasUsed = outcome.blobGasUsed
        result.block.header.logsBloom = outcome.logsBloom
        result.block.header.receiptsRoot = BlockRoots.receiptsRoot(outcome.receipts)
        result.block.header.transactionsRoot = BlockRoots.transactionsRoot(block.transactions)
        result.block.header.stateRoot = StateRoot.root(of: preState.applying(outcome.stateChange))
        result.block.hash = result.block.header.hash
        result.postState = PostState(outcome.stateChange)
        return result
    }
}
