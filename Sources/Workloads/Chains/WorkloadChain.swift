import Chain
import Execution
import Primitives
import State
import StateTree

/// Consecutive synthetic blocks, each on the state that the one before left, with the roots and parent hashes of a real chain.
package struct WorkloadChain {
    /// The recipe of the first block; those after it have the next numbers, and this seed and the one after it in turn, so that
    /// accounts and contracts are met again every other block.
    package var workload: Workload
    package var blocks: Int

    /// - Precondition: the workload is not signed, since nonces follow from the blocks before; `blocks` is at least 1.
    package init(_ workload: Workload, blocks: Int) {
        precondition(!workload.isSigned && blocks >= 1, "a chain has unsigned blocks, at least one")
        self.workload = workload
        self.blocks = blocks
    }

    /// Calls `body` with block after block, each with the whole state before it; the first one's is the state to begin with.
    ///
    /// - Throws: if a block is not valid, and what `body` throws.
    /// - Complexity: per block, executes it and hashes the whole state.
    package func forEach(executedBy executor: any Executor, _ body: (BlockFolder) throws -> Void) throws {
        var state = genesis
        var parentHash: Hash256?
        for index in 0..<blocks {
            var folder = recipe(index).makeBlock()
            folder.name += "-\(index + 1)"
            folder.preState = state
            if let parentHash { folder.block.header.parentHash = parentHash }
            for i in folder.block.transactions.indices {
                let sent = state[folder.block.transactions[i].sender]?.nonce ?? 0
                folder.block.transactions[i].nonce += sent
            }
            let sealed = try folder.sealed(by: executor)
            try body(sealed)
            parentHash = sealed.block.hash
            // The post-state lists what changed, and only that.
            state = try state.applying(executor.execute(BlockTask(sealed)).stateChange)
        }
    }

    private func recipe(_ index: Int) -> Workload {
        var recipe = workload
        recipe.seed &+= UInt64(index % 2)
        recipe.number += UInt64(index)
        return recipe
    }

    /// What all blocks need, with funds for as often as each account sends.
    private var genesis: StateSnapshot {
        var state = StateSnapshot()
        for index in 0..<min(blocks, 2) {
            let uses = UInt256(UInt64((blocks - index + 1) / 2))
            for (address, account) in recipe(index).makeBlock().preState.accounts {
                var account = account
                account.balance = account.balance &* uses &+ (state[address]?.balance ?? .zero)
                state[address] = account
            }
        }
        return state
    }
}
