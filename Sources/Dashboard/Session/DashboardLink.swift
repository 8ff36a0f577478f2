import Synchronization
import Terminal

/// Joins a thread that runs an engine with the thread that runs the dashboard.
///
/// The engine's thread posts events and asks before each block whether it may go on; the dashboard's session takes the events and
/// pauses, resumes or ends the run. Every method may be called from any thread, and posting never waits for the screen.
/// While a session runs, nothing else may write to standard output; standard error is kept and shown afterwards.
///
///     let link = try DashboardLink(pace: pace)
///     let collector = Collector(ringCapacity: 1 << 18, sinks: [TelemetryFeed(link)])
///     let engine = Thread {
///         TerminalRestoration.guardThisThread()      // even a stack overflow in here gives the terminal back
///         let executor = ParallelExecutor(workers: 8, telemetry: collector) { EthereumVM() }
///         link.post(.runBegan(blockCount: blocks.count, executor: "sequential", workers: 1))
///         for block in blocks {
///             guard link.waitForTurn() else { return }      // the user has quit
///             link.post(.blockBegan(number: block.number, name: block.name, transactions: block.count))
///             link.post(.blockEnded(execute(block, on: executor)))
///             collector.flush()      // in slow motion the dashboard says now whether the next block may run
///         }
///         link.post(.runEnded(looping: false))
///     }
///     engine.start()
///     let end = try DashboardSession.run(link)
///
/// Without a screen (`--plain`) the same link is read in a loop: `news.wait()`, then `takeEvents()` into `PlainLines`.
package final class DashboardLink: Sendable {
    private struct State {
        var events: [DashboardEvent] = []
        var lost: UInt64 = 0
        /// Recorded events that wait, in all batches together.
        var recorded = 0
        var requests: [EngineRequest] = []
        var isPaused = false
        var hasQuit = false
        var pace: Pace?
        /// When the last turn was given, on the monotonic clock.
        var lastTurn: UInt64?

        /// Nil when there are none.
        mutating func takeRequests() -> [EngineRequest]? {
            guard !requests.isEmpty else { return nil }
            defer { requests = [] }
            return requests
        }
    }

    /// How many events may wait for the screen. Only a screen that hangs (a stopped terminal) lets so many gather.
    package static let capacity = 65_536

    /// How many recorded events may wait for it: 80 MB of them. Batches beyond are given up and counted.
    package static let recordedCapacity = 2_000_000

    /// What the run behind this link can do.
    package let capabilities: Capabilities

    private let state = Mutex(State())
    /// Signalled while events wait.
    package let news: WakePipe
    /// Signalled while the engine may run.
    private let gate: WakePipe
    /// Signalled when a look at the state may give the turn, or when the waiting is to be reckoned anew.
    private let changes: WakePipe
    private let capacity: Int
    private let recordedCapacity: Int

    /// - Parameters:
    ///   - capacity: how many events may wait; when there are more the oldest quarter is given up and counted.
    ///   - recordedCapacity: how many recorded events may wait.
    ///   - pace: how fast `waitForTurn` lets blocks follow each other; nil when the engine does not use it.
    ///   - capabilities: the requests that the engine's side carries out (`takeRequests`).
    /// - Throws: `TerminalError.system` when the process has no descriptors left.
    package init(
        capacity: Int = DashboardLink.capacity, recordedCapacity: Int = DashboardLink.recordedCapacity,
        pace: Pace? = nil, capabilities: Capabilities = Capabilities()
    ) throws {
        self.recordedCapacity = recordedCapacity
        self.capabilities = capabilities
        self.capacity = max(4, capacity)
        news = try WakePipe()
        gate = try WakePipe()
        changes = try WakePipe()
        gate.signal()
        state.withLock { $0.pace = pace }
    }

    // MARK: The engine's side

    /// Hands an event to the dashboard. Returns at once.
    package func post(_ event: DashboardEvent) {
        let isFirst = state.withLock { state in
            if case .telemetry(let batch) = event {
                guard state.recorded + batch.events.count <= recordedCapacity else {
                    state.lost += UInt64(batch.events.count)
                    return false
                }
                state.recorded += batch.events.count
            }
            if state.events.count >= capacity {
                let given = capacity / 4
                for case .telemetry(let batch) in state.events.prefix(given) { state.recorded -= batch.events.count }
                state.events.removeFirst(given)
                state.lost += UInt64(given)
            }
            state.events.append(event)
            return state.events.count == 1
        }
        // One byte per batch: the pipe never fills however fast events come.
        if isFirst { news.signal() }
    }

    /// Returns true when the next block may be executed, after waiting for as long as the dashboard is paused; false when the user
    /// has quit and the run is to end.
    package func waitWhilePaused() -> Bool {
        while true {
            let (isPaused, hasQuit) = state.withLock { ($0.isPaused, $0.hasQuit) }
            if hasQuit { return false }
            if !isPaused { return true }
            gate.wait()
        }
    }

    /// Like `waitWhilePaused`, and also waits until the pace allows another block. For one thread only.
    package func waitForTurn() -> Bool { turn(takesRequests: false) == .block }

    /// The same for a run whose capabilities name requests: what the user asks for comes before the next block, also while the run
    /// is paused. For one thread only.
    package func nextTurn() -> Turn { turn(takesRequests: true) }

    private func turn(takesRequests: Bool) -> Turn {
        while true {
            changes.reset()
            let now = MonotonicClock.nanoseconds()
            let (turn, wait) = state.withLock { state -> (Turn?, UInt64?) in
                if state.hasQuit { return (.quit, nil) }
                if takesRequests, let requests = state.takeRequests() { return (.requests(requests), nil) }
                if state.isPaused { return (nil, nil) }
                let due = state.lastTurn.map { $0 + (state.pace ?? .unlimited).interval } ?? now
                guard due <= now else { return (nil, due - now) }
                state.lastTurn = now
                return (.block, nil)
            }
            if let turn { return turn }
            changes.wait(nanoseconds: wait)
        }
    }

    /// Waits until the user asks for something, for a run that has no more blocks; nil when the user has quit. For one thread only.
    package func waitForRequests() -> [EngineRequest]? {
        while true {
            changes.reset()
            let (requests, hasQuit) = state.withLock { ($0.takeRequests(), $0.hasQuit) }
            if hasQuit { return nil }
            if let requests { return requests }
            changes.wait()
        }
    }

    /// Takes what the user has asked for since the last call, oldest first. To be called before each block by a run whose
    /// capabilities name requests.
    package func takeRequests() -> [EngineRequest] {
        state.withLock { $0.takeRequests() ?? [] }
    }

    /// Whether the run is to end; for looks within a long block.
    package var hasQuit: Bool { state.withLock { $0.hasQuit } }

    // MARK: The dashboard's side

    /// Takes the waiting events, oldest first; what was given up is said first.
    package func takeEvents() -> [DashboardEvent] {
        state.withLock { state in
            news.reset()
            let lost: [DashboardEvent] = state.lost > 0 ? [.eventsLost(state.lost)] : []
            let taken = state.events
            state.events = []
            state.recorded = 0
            state.lost = 0
            return lost + taken
        }
    }

    /// Hands a request to the engine's side.
    package func request(_ request: EngineRequest) {
        state.withLock { state in
            state.requests.append(request)
            changes.signal()
        }
    }

    /// How fast blocks may follow each other; nil when the engine does not ask.
    package var pace: Pace? { state.withLock { $0.pace } }

    /// Blocks follow each other at this pace from now on.
    package func setPace(_ pace: Pace) {
        state.withLock { state in
            state.pace = pace
            changes.signal()
        }
    }

    /// The engine waits before its next block.
    package func pause() {
        state.withLock { state in
            guard !state.hasQuit else { return }
            state.isPaused = true
            gate.reset()
            changes.signal()
        }
    }

    /// The engine goes on.
    package func resume() {
        state.withLock { state in
            state.isPaused = false
            gate.signal()
            changes.signal()
        }
    }

    /// The engine ends before its next block, paused or not.
    package func quit() {
        state.withLock { state in
            state.hasQuit = true
            gate.signal()
            changes.signal()
        }
    }
}
