import Chain
import Primitives

/// Decides which transactions are worth running ahead of their turn, from what committed transactions of the block showed.
///
/// A value type that knows no time: its decisions are a function of the block and of committed results alone, so every node takes
/// them alike, whatever its worker count. The decision on a transaction is taken when it enters the window ahead of the commit
/// frontier, or later, when more is known of its group; the window's length follows from the same results.
///
/// Calls are grouped by contract and function. A group whose recent calls mostly read what the block had already changed is not
/// speculated on: its calls run once, at the frontier. So a chain of dependent transactions costs one core, not two.
struct SpeculationPolicy {
    /// Blocks below this many transactions are over before another worker is awake.
    static let smallestBlock = 4
    /// The window moves in steps of this many commits, so that workers find several transactions at a time in it.
    static let step = 16

    /// Transactions that run one by one without being observed come in runs of at least this many.
    static let shortestSeries = 32
    /// After this many dependent transactions in a row the next ones are taken to be so, too.
    private static let hopelessAfter = 32

    private static let smallestWindow = 256
    private static let largestWindow = 2_048

    /// How many transactions beyond the frontier may run ahead of their turn.
    private(set) var window = Self.smallestWindow
    /// Commits, and dependent ones among them, since the window was last changed.
    private var commits = 0
    private var dependent = 0
    /// Dependent commits in a row.
    private var dependentInARow = 0

    /// Calls of one function of one contract. Groups whose hashes meet are one, which costs speed at worst.
    private struct Group {
        /// How likely a call depends on the block: an exponential average from 0 to 255.
        var score: UInt8 = 0
        /// Calls that were committed, as far as that matters.
        var observed: UInt8 = 0
        /// Independent ones among them.
        var independent: UInt8 = 0
        /// Calls that were let run ahead, as far as that matters.
        var speculated: UInt8 = 0
    }

    private var groups = [Group](repeating: Group(), count: Self.groupCount)

    private static let groupCount = 4_097
    private static let threshold: UInt8 = 140
    /// A group of which fewer calls than this were committed is unknown,
    private static let fewObserved: UInt8 = 8
    /// and of it only so many calls run ahead, and as many more for each that turns out independent: all might be in vain.
    private static let probes: UInt8 = 4

    /// By transaction, for those in the window; 0 is no group.
    private var groupNumbers: [UInt16]

    init(transactionCount: Int) {
        groupNumbers = [UInt16](repeating: 0, count: transactionCount)
    }

    /// Where the window ends when everything before `frontier` is committed; it never moves back from `end`.
    ///
    /// - Parameter count: the block's transactions.
    func windowEnd(after frontier: Int, movedFrom end: Int, count: Int) -> Int {
        max(end, min(frontier + window, count))
    }

    enum Decision {
        /// Run the transaction ahead of its turn.
        case speculate
        /// Run it once, when all before it are committed.
        case `defer`
        /// Ask again after the next step, or when it is the transaction's turn: too little is known of its group.
        case wait
    }

    mutating func decide(_ index: Int, of transactions: [Transaction]) -> Decision {
        guard let contract = transactions[index].to, !transactions[index].input.isEmpty else { return .speculate }
        if groupNumbers[index] == 0 { groupNumbers[index] = Self.group(of: contract, transactions[index].input) }
        let group = Int(groupNumbers[index])
        if groups[group].score >= Self.threshold { return .defer }
        guard groups[group].observed < Self.fewObserved else { return .speculate }
        guard groups[group].speculated < Self.probes * (1 + groups[group].independent) else { return .wait }
        groups[group].speculated += 1
        return .speculate
    }

    /// Whether transactions have been so dependent that observing those that wait for their turn anyway is a waste.
    var isHopeless: Bool { dependentInARow >= Self.hopelessAfter }

    /// Learns from a commit.
    ///
    /// - Parameter isDependent: whether the transaction read anything exactly that an earlier one of the block had written.
    mutating func committed(_ index: Int, isDependent: Bool) {
        committedInSeries(isDependent: isDependent)
        let group = Int(groupNumbers[index])
        guard group > 0 else { return }
        let score = Int(groups[group].score)
        groups[group].score = UInt8(score + ((isDependent ? 255 : 0) - score) / 4)
        guard groups[group].observed < Self.fewObserved else { return }
        groups[group].observed += 1
        if !isDependent { groups[group].independent += 1 }
    }

    /// Learns from a commit that ran in a series: nothing of its group, which stays as hopeless as it was.
    mutating func committedInSeries(isDependent: Bool) {
        commits += 1
        if isDependent { dependent += 1 }
        dependentInARow = isDependent ? dependentInARow + 1 : 0
        if commits == 2 * Self.step {
            // Where transactions turn out independent it pays to look further ahead.
            window =
                dependent <= commits / 4 ? min(4 * window, Self.largestWindow) : max(window / 2, Self.smallestWindow)
            commits = 0
            dependent = 0
        }
    }

    /// The group's number, from 1. Plain transfers and creations belong to no group: they hardly ever depend on others.
    private static func group(of contract: Address, _ input: [UInt8]) -> UInt16 {
        var selector: UInt64 = 0
        for byte in input.prefix(4) { selector = selector << 8 | UInt64(byte) }
        // Not seeded: every node must fall into the same groups.
        let mixed = (contract.low ^ contract.middle ^ selector) &* 0x9e37_79b9_7f4a_7c15
        return UInt16(1 + mixed >> 52)
    }
}
