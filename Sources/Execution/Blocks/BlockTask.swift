import Chain
import Primitives
import State

/// Everything an executor needs to execute one block.
package struct BlockTask: Sendable {
    package var block: Block
    /// The state before the block.
    package var source: any StateSource
    /// Hashes of earlier blocks by number: what `BLOCKHASH` can see.
    package var blockHashes: [UInt64: Hash256]
    package var fork: Fork
    package var chainID: UInt64
    package var options: BlockOptions
    /// Position of the block in the run or stream, from 0, and a name and a line for people, possibly empty: what its events say.
    package var ordinal: UInt32 = 0
    package var name = ""
    package var story = ""
    /// Whether an executor that has a collector reports this block.
    package var reportsEvents = true
    /// The state root after the changes so far, for receipts before Byzantium, which hold one each. Called after every
    /// transaction of such a block. Without it those receipts hold a zero root: a partial pre-state has none.
    package var intermediateRoot: (@Sendable (StateChange) -> Hash256)?

    /// - Parameter fork: `nil` takes mainnet's fork for the block's number and time.
    package init(
        block: Block, source: any StateSource, blockHashes: [UInt64: Hash256] = [:], fork: Fork? = nil,
        chainID: UInt64 = Mainnet.chainID, options: BlockOptions = .transactionsOnly,
        intermediateRoot: (@Sendable (StateChange) -> Hash256)? = nil
    ) {
        self.block = block
        self.source = source
        self.blockHashes = blockHashes
        self.fork = fork ?? Mainnet.fork(number: block.header.number, timestamp: block.header.timestamp)
        self.chainID = chainID
        self.options = options
        self.intermediateRoot = intermediateRoot
    }

    /// The block of a folder, its pre-state put into memory. O(pre-state).
    package init(_ folder: BlockFolder, fork: Fork? = nil, options: BlockOptions = .transactionsOnly) {
        self.init(
            block: folder.block, source: MemoryState(folder.preState), blockHashes: folder.blockHashes, fork: fork,
            options: options)
        describe(as: folder)
    }

    /// Takes over what a folder says about its block for people.
    package mutating func describe(as folder: BlockFolder) {
        name = folder.name
        story = folder.headline ?? ""
    }

    package var environment: BlockEnvironment {
        BlockEnvironment(header: block.header, fork: fork, chainID: chainID, blockHashes: blockHashes)
    }
}
