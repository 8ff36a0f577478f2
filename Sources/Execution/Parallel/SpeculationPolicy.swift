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

    private static let groupCount = 4_097
    private static let threshold: UInt8 = 140

    /// By transaction, for those in the window; 0 is no group.
    private var groups: [UInt16]

    init(transactionCount: Int) {
        groups = [UInt16](repeating: 0, count: transactionCount)
    }

    /// Whether to run the transaction ahead of its turn.
    mutating func speculates(on index: Int, of transactions: [Transaction]) -> Bool {
        guard let contract = transactions[index].to, !transactions[index].input.isEmpty else { return true }
        let group = Self.group(of: contract, transactions[index].input)
        groups[index] = group
        return scores[Int(group)] < Self.threshold
    }

    /// Learns from a commit.
    ///
    /// - Parameter isDependent: whether the transaction read anything exactly that an earlier one of the block had written.
    mutating func committed(_ index: Int, isDependent: Bool) {
        commits += 1
        if isDependent { dependent += 1 }
        if commits == 2 * Self.step {
            // Where transactions turn out independent it pays to look further ahead.
            window =
                dependent <= commits / 4 ? min(4 * window, Self.largestWindow) : max(window / 2, Self.smallestWindow)
            commits = 0
            dependent = 0
        }
        let group = Int(groups[index])
        guard group > 0 else { return }
        let score = Int(scores[group])
        scores[group] = UInt8(score + ((isDependent ? 255 : 0) - score) / 4)
    }

    /// From 1. Plain transfers and creations belong to no group: they hardly ever depend on others.
    private static func group(of contract: Address, _ input: [UInt8]) -> UInt16 {
        var selector: UInt64 = 0
        for byte in input.prefix(4) { selector = selector << 8 | UInt64(byte) }
        // Not seeded: every node must fall into the same groups.
        let mixed = (contract.low ^ contract.middle ^ selector) &* 0x9e37_79b9_7f4a_7c15
        return UInt16(1 + mixed >> 52)
    }
}
