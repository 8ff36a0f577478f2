import Chain
import Execution
import StateTree

/// A block to be executed on a state that is not its own file's.
struct BlockFolderOnState {
    let folder: BlockFolder

    init(_ folder: BlockFolder) { self.folder = folder }

    func task(on state: ShardedState) -> BlockTask {
        BlockTask(block: folder.block, source: state, blockHashes: folder.blockHashes, options: .wholeBlock)
    }

    var link: BlockLink {
        BlockLink(
            number: folder.block.header.number, hash: folder.block.hash, parentHash: folder.block.header.parentHash)
    }
}
