import CProcessor
import Chain
import Primitives
import State
import Synchronization

/// One block's parallel execution: what the workers share.
///
/// Every transaction goes through these states: waiting (also in the window, while the policy has not decided), in the window (to
/// be run ahead, urgently or in order, or deferred to its turn), run ahead, committed. Workers claim transactions in the window
/// and run them against the state before the block. Whoever finds the transaction at the commit frontier ready takes the frontier
/// and commits in order: effects that stand are applied, others are thrown away and the transaction runs again, now against the
/// committed state. So no transaction runs more than twice, and whether it ran twice follows from the block alone, not from
/// timing. Where everything depends on what comes before it, deferred transactions run as a series (see `Frontier`).
///
/// `@unchecked Sendable`: all counters, `states`, `isFrontierTaken` and `isOver` are atomics. An entry of `urgent` is written before
/// `urgentCount` goes beyond it (sequentially consistent) and read after seeing that. A transaction's `ahead` entry is written by the
/// worker that claimed it before the state becomes `ranAhead` (release) and read by the frontier's owner after seeing that
/// (acquire). Everything in `Frontier` belongs to whoever holds `isFrontierTaken`.
final class BlockRun: @unchecked Sendable {
    enum TransactionState: UInt8, AtomicRepresentable {
        case waiting, window, urgent, deferred, ranAhead
    }

    let task: BlockTask
    let environment: BlockEnvironment
    let transactions: [Transaction]
    let workers: [Worker]
    let committedState: FrontierState

    /// The next transaction to claim.
    let next = Atomic<Int>(0)
    /// Transactions of the window that are claimed one by one before all others, and how many of them have been: those that
    /// are likely to take long, for the last of them decides when the block is over, and those on which the policy took its
    /// time to decide.
    let urgent: UnsafeMutablePointer<Int>
    let urgentCount = Atomic<Int>(0)
    let nextUrgent = Atomic<Int>(0)
    /// The end of the window.
    let limit = Atomic<Int>(0)
    let committed = Atomic<Int>(0)
    let isFrontierTaken = Atomic<Bool>(false)
    let isOver = Atomic<Bool>(false)
    let states: UnsafeMutablePointer<Atomic<TransactionState>>
    let ahead: UnsafeMutablePointer<Attempt>
    let parking = Parking()
    private let disturb: (@Sendable () -> Void)?
    var frontier: Frontier
    private let locations: LocationTable
    /// When the last transaction was committed. Written by the frontier's owner before `isOver`.
    private(set) var end = ContinuousClock.now
    /// What the block came to; nil if it was refused. Written by whoever committed the last transaction, before its `work` returns.
    private(set) var result: (change: StateChange, directory: LocationDirectory)?

    init(
        _ task: BlockTask, workers: [Worker], locations: LocationTable, state: FrontierState,
        disturbance disturb: (@Sendable () -> Void)?
    ) {
        self.disturb = disturb
        self.task = task
        self.locations = locations
        committedState = state
        self.workers = workers
        environment = task.environment
        transactions = task.block.transactions
        frontier = Frontier(environment, transactionCount: transactions.count)
        states = .allocate(capacity: max(transactions.count, 1))
        for i in 0..<transactions.count { (states + i).initialize(to: Atomic(.waiting)) }
        ahead = .allocate(capacity: max(transactions.count, 1))
        urgent = .allocate(capacity: max(transactions.count, 1))
    }

    deinit {
        states.deinitialize(count: transactions.count)
        states.deallocate()
        ahead.deallocate()
        urgent.deallocate()
    }

    /// Does what the protocol does before the transactions.
    func prepare(_ worker: Worker) {
        guard task.options.storesBeaconRoot else { return }
        worker.performStep(on: committedState) {
            ProtocolSteps.storeBeaconRoot(
                of: task.block.header, by: worker.virtualMachine, rules: environment.rules, in: $0)
        }
    }

    /// Opens the window; a block without transactions is over at once.
    func begin(_ worker: Worker) {
        if transactions.isEmpty { finish(worker) } else { extendWindow(after: 0) }
    }

    /// What every worker does until the block is committed or refused.
    func work(_ worker: Worker) {
        while true {
            advanceFrontier(worker)
            if isOver.load(ordering: .acquiring) { return }
            if let index = claimUrgent() {
                runAhead(index, worker)
            } else if let claim = claim() {
                worker.prefetch(claim, of: transactions)
                for index in claim where states[index].load(ordering: .relaxed) == .window { runAhead(index, worker) }
            } else {
                disturb?()
                parking.wait { hasWork(look: $0) }
            }
        }
    }

    private func runAhead(_ index: Int, _ worker: Worker) {
        ahead[index] = worker.attempt(transactions[index], index)
        disturb?()
        states[index].store(.ranAhead, ordering: .releasing)
        disturb?()
    }

    /// Whoever idles leaves the frontier to the worker that makes it ready, for a while: that one has what it needs in its
    /// cache.
    private static let looksBeforeFrontier = 24

    private func hasWork(look: Int) -> Bool {
        if isOver.load(ordering: .sequentiallyConsistent) { return true }
        if nextUrgent.load(ordering: .relaxed) < urgentCount.load(ordering: .sequentiallyConsistent) { return true }
        if next.load(ordering: .sequentiallyConsistent) < limit.load(ordering: .sequentiallyConsistent) { return true }
        guard look >= Self.looksBeforeFrontier else { return false }
        return !isFrontierTaken.load(ordering: .sequentiallyConsistent) && isFrontierReady
    }

    // MARK: Claiming

    private static let claimLimit = 16
    /// Gas limits of claimed transactions together, beyond which the rest is left to others.
    private static let claimGas: UInt64 = 400_000
    /// From this gas limit on a transaction is likely to take long.
    static let heavyGas = 1_000_000

    private func claimUrgent() -> Int? {
        var position = nextUrgent.load(ordering: .relaxed)
        while position < urgentCount.load(ordering: .acquiring) {
            let (exchanged, actual) = nextUrgent.compareExchange(
                expected: position, desired: position + 1, ordering: .relaxed)
            if exchanged { return urgent[position] }
            position = actual
        }
        return nil
    }

    /// Where a claim ends that begins at `start` in a window that ends at `end`: it has several transactions if they are small,
    /// so that workers meet seldom.
    static func claimEnd(from start: Int, to end: Int, of transactions: [Transaction]) -> Int {
        var stop = start
        var gas: UInt64 = 0
        while stop < end && stop - start < claimLimit && gas < claimGas {
            gas &+= transactions[stop].gasLimit
            stop += 1
        }
        return stop
    }

    /// Takes the next transactions of the window.
    private func claim() -> Range<Int>? {
        var start = next.load(ordering: .relaxed)
        while true {
            let end = limit.load(ordering: .acquiring)
            guard start < end else { return nil }
            let stop = Self.claimEnd(from: start, to: end, of: transactions)
            let (exchanged, actual) = next.compareExchange(
                expected: start, desired: stop, ordering: .acquiringAndReleasing)
            if exchanged { return start..<stop }
            start = actual
        }
    }

    // MARK: Committing

    private var isFrontierReady: Bool {
        let index = committed.load(ordering: .acquiring)
        guard index < transactions.count else { return false }
        let state = states[index].load(ordering: .acquiring)
        return state == .ranAhead || state == .deferred
            || state == .waiting && index < limit.load(ordering: .acquiring)
    }

    /// Commits as far as transactions are ready, unless another worker is at it.
    private func advanceFrontier(_ worker: Worker) {
        while isFrontierReady, !isOver.load(ordering: .acquiring) {
            disturb?()
            guard !isFrontierTaken.exchange(true, ordering: .acquiring) else { return }
            disturb?()
            // Another worker may have committed all that was ready between the look and the exchange.
            if !isOver.load(ordering: .acquiring) { commitReady(worker) }
            disturb?()
            isFrontierTaken.store(false, ordering: .sequentiallyConsistent)
        }
    }

    private func commitReady(_ worker: Worker) {
        var index = committed.load(ordering: .relaxed)
        let first = index
        // Only looked at while nobody has the frontier.
        defer { committed.store(index, ordering: .releasing) }
        while index < transactions.count {
            let state = states[index].load(ordering: .acquiring)
            if state == .waiting && index < limit.load(ordering: .relaxed) {
                // Its turn has come, so there is nothing to gain by running it ahead.
                deferUndecided(index)
                continue
            }
            guard state == .ranAhead || state == .deferred else { return }
            if index == first {
                worker.recorder.record(.frontierTaken, txIndex: UInt32(truncatingIfNeeded: index))
            }
            let start = index
            do {
                if let series = series(from: index) {
                    index = try frontier.commitSeries(series, of: transactions, by: worker)
                } else {
                    prefetch(after: index)
                    try frontier.commit(
                        transactions, index, ahead: state == .ranAhead ? ahead[index] : nil, to: committedState,
                        by: worker)
                    index += 1
                }
            } catch {
                frontier.failure = error
                finish(worker)
                return
            }
            if index > start + 1 || index % SpeculationPolicy.step == 0 {
                extendWindow(after: index)
                disturb?()
            }
        }
        finish(worker)
    }

    /// Asks memory for what the next commits will look at, in three stages, each a few transactions before it is needed.
    private func prefetch(after index: Int) {
        guard index + 6 < transactions.count else { return }
        prefetch_line(ahead + index + 6)
        prefetch_line(UnsafeRawPointer(ahead + index + 6) + 64)
        if states[index + 4].load(ordering: .acquiring) == .ranAhead { ahead[index + 4].effects.prefetch() }
        if states[index + 2].load(ordering: .acquiring) == .ranAhead {
            committedState.prefetch(ahead[index + 2].effects)
        }
    }

    private func deferUndecided(_ index: Int) {
        frontier.undecided.removeAll { $0 == index }
        states[index].store(.deferred, ordering: .releasing)
    }

    /// The deferred transactions from here on, if the policy wants them run one by one and they are worth it.
    private func series(from index: Int) -> Range<Int>? {
        guard frontier.policy.isHopeless else { return nil }
        let limit = limit.load(ordering: .relaxed)
        var end = index
        while end < limit && states[end].load(ordering: .relaxed) == .deferred { end += 1 }
        return end - index >= SpeculationPolicy.shortestSeries ? index..<end : nil
    }

    /// Lets transactions into the window that now have its length to the frontier.
    private func extendWindow(after frontierIndex: Int) {
        let old = limit.load(ordering: .relaxed)
        let new = frontier.policy.windowEnd(after: frontierIndex, movedFrom: old, count: transactions.count)
        var opening = Opening(urgentCount: urgentCount.load(ordering: .relaxed))
        let undecided = frontier.undecided
        frontier.undecided.removeAll(keepingCapacity: true)
        for index in undecided { open(index, &opening, late: true) }
        for index in old..<new { open(index, &opening, late: false) }
        // A part of the window in which all wait for their turn is nothing to claim, nor to wake up for.
        if !opening.hasClaims { _ = next.compareExchange(expected: old, desired: new, ordering: .relaxed) }
        urgentCount.store(opening.urgentCount, ordering: .sequentiallyConsistent)
        limit.store(new, ordering: .sequentiallyConsistent)
        if opening.hasWork { parking.wakeAll() }
    }

    private struct Opening {
        var urgentCount: Int
        var hasWork = false
        /// Whether there is something to claim in order.
        var hasClaims = false
    }

    private func open(_ index: Int, _ opening: inout Opening, late: Bool) {
        switch frontier.policy.decide(index, of: transactions) {
        case .wait: frontier.undecided.append(index)
        case .defer: states[index].store(.deferred, ordering: .releasing)
        case .speculate:
            opening.hasWork = true
            let isUrgent = late || transactions[index].gasLimit >= Self.heavyGas
            states[index].store(isUrgent ? .urgent : .window, ordering: .releasing)
            guard isUrgent else {
                opening.hasClaims = true
                return
            }
            urgent[opening.urgentCount] = index
            opening.urgentCount += 1
        }
    }

    /// Ends the block. Its state change is made here and now, by a thread that is awake, while others find out that it is over (which takes
    /// a sleeping one tens of microseconds): nothing runs ahead any more, so they change nothing.
    private func finish(_ worker: Worker) {
        end = .now
        isOver.store(true, ordering: .sequentiallyConsistent)
        parking.wakeAll()
        guard frontier.failure == nil else { return }
        let rules = environment.rules
        worker.performStep(on: committedState) {
            ProtocolSteps.reward(task.options.reward, for: task.block, rules: rules, in: $0)
        }
        if task.options.creditsWithdrawals {
            worker.performStep(on: committedState) {
                ProtocolSteps.creditWithdrawals(of: task.block, rules: rules, in: $0)
            }
        }
        let directory = locations.makeDirectory()
        result = (committedState.stateChange(directory), directory)
    }
}
