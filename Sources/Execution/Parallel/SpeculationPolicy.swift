import Chain
import Primitives

/// Decides which transactions are worth running ahead of their turn, from what committed transactions of the block showed.
///
/// A value type without a clock: its decisions are a function of the block and of committed results alone, so every node takes
/// them alike, whatever its worker count. The decision on a transaction is taken when it enters the window ahead of the commit
/// frontier, and the window's length follows from the same results.
///
/// Calls are grouped by contract and function. A group whose recent calls mostly read what the block had already changed is not
/// speculated on: its calls run once, at the frontier. So a chain of dependent transactions costs one core, not two.
struct SpeculationPolicy {
    /// Blocks below this many transactions are not worth waking workers for.
    static let smallestBlock = 4

    private static let smallestWindow = 32
    private static let largestWindow = 2_048

    private(set) var window = Self.smallestWindow
    /// Conflicts and commits since the window was last changed.
    private var commits = 0
    private var conflicts = 0
    private var groups: [Group: Int] = [:]

    private struct Group: Hashable {
        let contract: Address
        let selector: UInt32
    }

    /// How likely a call of the group conflicts: an exponential average over its recent calls, 0 to 256.
    private static let certain = 256
    private static let threshold = 144

    mutating func reset() {
        window = Self.smallestWindow
        commits = 0
        conflicts = 0
        groups.removeAll(keepingCapacity: true)
    }

    /// Whether to run the transaction ahead of its turn.
    func speculates(on transaction: Transaction) -> Bool {
        guard let group = Self.group(of: transaction), let score = groups[group] else { return true }
        return score < Self.threshold
    }

    /// Learns from a commit.
    ///
    /// - Parameter dependsOnBlock: whether the transaction read anything exactly that an earlier one of the block had written.
    mutating func committed(_ transaction: Transaction, dependsOnBlock: Bool) {
        commits += 1
        if dependsOnBlock { conflicts += 1 }
        if commits == Self.smallestWindow {
            // Transactions that turn out independent are worth looking further ahead for.
            window = conflicts <= commits / 4 ? min(4 * window, Self.largestWindow) : max(window / 2, Self.smallestWindow)
            commits = 0
            conflicts = 0
        }
        guard let group = Self.group(of: transaction) else { return }
        let score = groups[group] ?? 0
        let target = dependsOnBlock ? Self.certain : 0
        if dependsOnBlock || score > 0 { groups[group] = score + (target - score) / 4 }
    }

    /// Plain transfers and creations belong to no group: they practically never conflict.
    private static func group(of transaction: Transaction) -> Group? {
        guard let contract = transaction.to, !transaction.input.isEmpty else { return nil }
        var selector: UInt32 = 0
        for byte in transaction.input.prefix(4) { selector = selector << 8 | UInt32(byte) }
        return Group(contract: contract, selector: selector)
    }
}
