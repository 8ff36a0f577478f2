import Chain
import Telemetry

extension BlockResult.Refusal {
    /// A block that could be read.
    init(_ folder: BlockFolder, reason: String) {
        self.init(
            number: folder.block.header.number, name: folder.name, story: folder.headline ?? "",
            transactionCount: UInt32(clamping: folder.block.transactions.count), reason: reason)
    }
}
