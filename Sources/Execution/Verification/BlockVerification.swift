import Chain
import Primitives
import State
import StateTree

/// The outcome of a block compared with the block's header and with the post-state of its folder.
package struct BlockVerification: Sendable, Equatable {
    package var gasUsed: Check
    package var logsBloom: Check
    /// Not comparable before Byzantium unless intermediate roots were computed: receipts then hold state roots, which a partial
    /// pre-state cannot give.
    package var receiptsRoot: Check
    /// Not comparable without a post-state.
    package var postState: Check

    /// - Parameters:
    ///   - hasReceiptRoots: whether the receipts are complete whatever the fork.
    ///   - postState: `nil` if there is none, or if more than the transactions was executed.
    package init(
        _ outcome: BlockOutcome, of block: Block, rules: ChainRules, hasReceiptRoots: Bool = false,
        preState: StateSnapshot, postState expected: PostState?
    ) {
        let header = block.header
        gasUsed = .comparing("gasUsed", expected: header.gasUsed, found: outcome.gasUsed) { "\($0)" }
        logsBloom = .comparing("logsBloom", expected: header.logsBloom, found: outcome.logsBloom) {
            Hex.encode($0.bytes)
        }
        if rules.hasReceiptStatus || hasReceiptRoots {
            receiptsRoot = .comparing(
                "receiptsRoot", expected: header.receiptsRoot, found: BlockRoots.receiptsRoot(outcome.receipts)
            ) { "\($0)" }
        } else {
            receiptsRoot = .notComparable
        }
        if let expected {
            let difference = PostStateComparison(before: preState, change: outcome.stateChange).firstDifference(
                expected)
            postState = difference.map(Check.failed) ?? .passed
        } else {
            postState = .notComparable
        }
    }

    /// Whether nothing that could be compared differs.
    package var passed: Bool { firstDifference == nil }

    package var firstDifference: Difference? {
        gasUsed.difference ?? postState.difference ?? receiptsRoot.difference ?? logsBloom.difference
    }
}
