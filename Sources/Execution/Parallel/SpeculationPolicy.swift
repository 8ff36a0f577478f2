import Chain
import Primitives

/// Decides which transactions are worth running ahead of their turn, from what committed transactions of the block showed.
///
/// A value type that knows no time: its decisions are a function of the block and of committed results alone, so every node takes
/// them alike, whatever its worker count. The decision on a transaction is taken when it enters the window ahead of the commit
/// frontier, and the window's length follows from the same results.
///
/// Calls are grouped by contract and function. A group whose recent calls mostly read what the block had already changed is not
/// speculated on: its calls run once, at the frontier. So a chain of dependent transactions costs one core, not two.
struct SpeculationPolicy {
    /// Blocks below this many transactions are over before another worker is awake.
    static let smallestBlock = 4
    /// The window moves in steps of this many commits, so that workers find several transactions at a time in it.
    static let step = 16

    private static let smallestWindow = 64
    private static let largestWindow = 2_048

    /// How many transactions beyond the frontier may run ahead of their turn.
    private(set) var window = Self.smallestWindow
    /// Commits, and dependent ones among them, since the window was last changed.
    private var commits = 0
    private var dependent = 0
    /// By group: how likely a call of the group depends on the block, an exponential average from 0 to 255. Groups whose hashes
    /// meet share a score, which costs speed at worst.
    private var scores = [UInt8](repeating: 0, count: Self.groupCount)

    private static let groupCount = 4_096
    private static let threshold: UInt8 = 140

    /// Where the window ends when everything before `frontier` is committed; it never moves back from `end`.
    ///
    /// - Parameter count: the block's transactions.
    func windowEnd(after frontier: Int, movedFrom end: Int, count: Int) -> Int {
        max(end, min(frontier + window, count))
    }

    /// Whether to run the transaction ahead of its turn.
    func speculates(on transaction: Transaction) -> Bool {
        guard let group = Self.group(of: transaction) else { return true }
        return scores[group] < Self.threshold
    }

    /// Learns from a commit.
    ///
    /// - Parameter isDependent: whether the transaction read anything exactly that an earlier one of the block had written.
    mutating func committed(_ transaction: Transaction, isDependent: Bool) {
        commits += 1
        if isDependent { dependent += 1 }
        if commits == 2 * Self.step {
            // Where transactions turn out independent it pays to look further ahead.
            window =
                dependent <= commits / 4 ? min(4 * window, Self.largestWindow) : max(window / 2, Self.smallestWindow)
            commits = 0
            dependent = 0
        }
        guard let group = Self.group(of: transaction) else { return }
        let score = Int(scores[group])
        scores[group] = UInt8(score + ((isDependent ? 255 : 0) - score) / 4)
    }

    /// Plain transfers and creations belong to no group: they hardly ever depend on others.
    private static func group(of transaction: Transaction) -> Int? {
        guard let contract = transaction.to, !transaction.input.isEmpty else { return nil }
        var selector: UInt64 = 0
        for byte in transaction.input.prefix(4) { selector = selector << 8 | UInt64(byte) }
        // Not seeded: every node must fall into the same groups.
        let mixed = (contract.low ^ contract.middle ^ selector) &* 0x9e37_79b9_7f4a_7c15
        return Int(mixed >> 52)
    }
}
