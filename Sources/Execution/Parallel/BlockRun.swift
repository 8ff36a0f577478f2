import Chain
import State
import Synchronization

/// One block's parallel execution: what the workers share.
///
/// Every transaction goes through these states: waiting, in the window (to be run ahead, or deferred to its turn), run ahead,
/// committed. Workers claim transactions in the window and run them against the state before the block. Whoever finds the
/// transaction at the commit frontier ready takes the frontier and commits in order: effects that stand are applied, others
/// are thrown away and the transaction runs again, now against the committed state. So no transaction runs more than twice,
/// and whether it ran twice follows from the block alone, not from timing.
///
/// `@unchecked Sendable`: `next`, `limit`, `states`, `committed`, `isFrontierTaken` and `isOver` are atomics. A transaction's
/// `ahead` entry is written by the worker that claimed it before the state becomes `ranAhead` (release) and read by the
/// frontier's owner after seeing that (acquire). Everything in `Frontier` belongs to whoever holds `isFrontierTaken`.
final class BlockRun: @unchecked Sendable {
    enum TransactionState: UInt8, AtomicRepresentable {
        case waiting, window, deferred, ranAhead
    }

    let task: BlockTask
    let environment: BlockEnvironment
    let transactions: [Transaction]
    let workers: [Worker]
    let committedState: FrontierState

    /// The next transaction to claim.
    let next = Atomic<Int>(0)
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

    init(
        _ task: BlockTask, workers: [Worker], state: FrontierState, disturbance disturb: (@Sendable () -> Void)?
    ) {
        self.disturb = disturb
        self.task = task
        committedState = state
        self.workers = workers
        environment = task.environment
        transactions = task.block.transactions
        frontier = Frontier(environment, transactionCount: transactions.count)
        states = .allocate(capacity: max(transactions.count, 1))
        for i in 0..<transactions.count { (states + i).initialize(to: Atomic(.waiting)) }
        ahead = .allocate(capacity: max(transactions.count, 1))
    }

    deinit {
        states.deinitialize(count: transactions.count)
        states.deallocate()
        ahead.deallocate()
    }

    /// Opens the window; a block without transactions is over at once.
    func begin() {
        if transactions.isEmpty { finish() } else { extendWindow(after: 0) }
    }

    /// What every worker does until the block is committed or refused.
    func work(_ worker: Worker) {
        while true {
            advanceFrontier(worker)
            if isOver.load(ordering: .acquiring) { return }
            if let claim = claim() {
                worker.prefetch(claim, of: transactions, from: task.source)
                for index in claim where states[index].load(ordering: .relaxed) == .window {
                    ahead[index] = worker.attempt(transactions[index], index)
                    disturb?()
                    states[index].store(.ranAhead, ordering: .releasing)
                    disturb?()
                }
            } else {
                disturb?()
                parking.wait { hasWork }
            }
        }
    }

    private var hasWork: Bool {
        if isOver.load(ordering: .sequentiallyConsistent) { return true }
        if next.load(ordering: .sequentiallyConsistent) < limit.load(ordering: .sequentiallyConsistent) { return true }
        return !isFrontierTaken.load(ordering: .sequentiallyConsistent) && isFrontierReady
    }

    // MARK: Claiming

    private static let claimLimit = 16
    /// Gas limits of claimed transactions together, beyond which the rest is left to others.
    private static let claimGas: UInt64 = 400_000

    /// Takes the next transactions of the window: several if they are small, so that workers meet seldom.
    private func claim() -> Range<Int>? {
        var start = next.load(ordering: .relaxed)
        while true {
            let end = limit.load(ordering: .acquiring)
            guard start < end else { return nil }
            var stop = start
            var gas: UInt64 = 0
            while stop < end && stop - start < Self.claimLimit && gas < Self.claimGas {
                gas &+= transactions[stop].gasLimit
                stop += 1
            }
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
    }

    /// Commits as far as transactions are ready, unless another worker is at it.
    private func advanceFrontier(_ worker: Worker) {
        while isFrontierReady, !isOver.load(ordering: .acquiring) {
            guard !isFrontierTaken.exchange(true, ordering: .acquiring) else { return }
            disturb?()
            commitReady(worker)
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
            guard state == .ranAhead || state == .deferred else { return }
            if index == first {
                worker.recorder.record(.frontierTaken, txIndex: UInt32(truncatingIfNeeded: index))
            }
            do {
                try frontier.commit(
                    transactions, index, ahead: state == .ranAhead ? ahead[index] : nil, to: committedState,
                    by: worker)
            } catch {
                frontier.failure = error
                finish()
                return
            }
            index += 1
            if index % SpeculationPolicy.step == 0 {
                extendWindow(after: index)
                disturb?()
            }
        }
        finish()
    }

    /// Lets transactions into the window that now have its length to the frontier.
    private func extendWindow(after frontierIndex: Int) {
        let old = limit.load(ordering: .relaxed)
        let new = max(old, min(frontierIndex + frontier.policy.window, transactions.count))
        guard new > old else { return }
        var hasAhead = false
        for index in old..<new {
            let isAhead = frontier.policy.speculates(on: index, of: transactions)
            states[index].store(isAhead ? .window : .deferred, ordering: .releasing)
            if isAhead { hasAhead = true }
        }
        limit.store(new, ordering: .sequentiallyConsistent)
        if hasAhead { parking.wakeAll() }
    }

    private func finish() {
        isOver.store(true, ordering: .sequentiallyConsistent)
        parking.wakeAll()
    }
}
