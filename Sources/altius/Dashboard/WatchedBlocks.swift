import Chain
import Dashboard
import Execution
import StateTree
import Telemetry

/// The engine's side of the dashboard: executes blocks one after the other and says what happens.
///
/// A block that cannot be read or must not be executed is reported in its place, and the next ones run: every block file holds
/// the state it needs, so none depends on another's success. On a stored state, where each depends on the one before, the first
/// such block ends the run.
struct WatchedBlocks: ShownRun {
    let sources: [BlockSource]
    let executor: ExecutorChoice
    let workers: Int
    /// Begin again after the last block.
    let isLooping: Bool
    /// The state that consecutive blocks are executed on and committed to; `nil` for blocks on their own pre-state each.
    let stored: MeasuredState?
    /// What the run is written to as well.
    var trace: RecordedTrace?

    /// - Parameter dataDir: the folder of the state; `nil` for blocks on their own pre-state each.
    /// - Returns: `nil` if the state has all of the blocks already, which is said.
    /// - Throws: `CommandFailure` if the state cannot be used, or is that of another chain.
    init?(
        _ sources: [BlockSource], _ configuration: EffectiveConfiguration, isLooping: Bool, dataDir: String?
    ) throws {
        (executor, workers) = (configuration.executor, configuration.workers)
        self.isLooping = isLooping
        stored = try dataDir.map { try MeasuredState.open($0, workers: configuration.workers) }
        self.sources = try stored?.pending(of: sources) ?? sources
        guard self.sources.isEmpty, let stored else { return }
        print("\(Decimal.counted(sources.count, "block")) up to \(stored.state.head.number) in the state already")
        return nil
    }

    var capabilities: Capabilities {
        Capabilities(requests: Set(EngineRequest.Kind.allCases), executors: ExecutorChoice.allCases.map(\.rawValue))
    }

    /// Executes the blocks; for ever when looping.
    @discardableResult
    func run(_ conduct: Conduct) -> RunOutcome {
        // The collector outlives every executor that records into it.
        let collector = collector(for: conduct.sink)
        // That of a trace is stopped with the trace.
        defer { if trace == nil { collector?.stop() } }
        var engine = WatchedEngine(executor, workers: workers, on: stored, collector)
        repeat {
            // Failures of one pass only, so that watching for days takes no more memory.
            var outcome = RunOutcome()
            engine.report(blockCount: sources.count, conduct)
            for source in sources {
                guard waitForTurn(&engine, conduct) else { return outcome }
                let isDone = execute(source, on: &engine, &outcome, conduct.report)
                collector?.flush()
                trace?.drain()
                // No later block follows one that is not committed.
                if !isDone, stored != nil { break }
            }
            conduct.report(.runEnded(looping: isLooping))
            if !isLooping {
                while let requests = conduct.waitForRequests() {
                    for request in requests { conduct.report(.answered(engine.answer(request) ?? Self.hasEnded)) }
                }
                return outcome
            }
        } while true
    }

    private func collector(for sink: (any EventSink)?) -> Collector? {
        guard let trace else {
            return sink.map { Collector(ringCapacity: RecordedTrace.ringCapacity, sinks: [$0]) }
        }
        if let sink { trace.collector.add(sink) }
        return trace.collector
    }

    private static let hasEnded = EngineAnswer.refused("the run has ended; there is no next block")

    /// Carries out what the user asks for until a block is to be executed; false ends the run.
    private func waitForTurn(_ engine: inout WatchedEngine, _ conduct: Conduct) -> Bool {
        while true {
            switch conduct.turn() {
            case .block: return true
            case .quit: return false
            case .requests(let requests):
                for request in requests {
                    if let answer = engine.answer(request) {
                        conduct.report(.answered(answer))
                    } else {
                        engine.carryOut(request)
                        engine.report(blockCount: sources.count, conduct)
                    }
                }
            }
        }
    }

    /// Returns whether the block was executed.
    private func execute(
        _ source: BlockSource, on engine: inout WatchedEngine, _ outcome: inout RunOutcome,
        _ report: (DashboardEvent) -> Void
    ) -> Bool {
        let ordinal = engine.takeOrdinal(of: source)
        let folder: BlockFolder
        do {
            folder = try source.load()
        } catch {
            let refusal = BlockResult.Refusal(
                number: source.number, name: source.name, transactionCount: nil, reason: "\(error)")
            engine.post(ordinal, .refused(refusal))
            outcome.add("\(error)", exitCode: CommandFailure.usage)
            report(.blockFailed(number: source.number, name: source.name, message: "\(error)"))
            return false
        }
        report(
            .blockBegan(
                number: source.number, name: folder.name, transactions: folder.block.transactions.count,
                story: folder.headline))
        do {
            let (measured, shards) = try engine.execute(folder, ordinal)
            let summary = BlockSummary(measured, shards, name: folder.name)
            if let difference = summary.difference {
                outcome.add("\(source.path): block \(source.number): \(difference)", exitCode: CommandFailure.check)
            }
            engine.post(ordinal, .checked(summary.verification, difference: summary.difference))
            report(.blockEnded(summary))
            return true
        } catch {
            let failure = error as? CommandFailure ?? (error as? StateError).map(CommandFailure.state)
            let message = failure?.message ?? "\(error)"
            engine.post(ordinal, .refused(BlockResult.Refusal(folder, reason: message)))
            outcome.add("\(source.path): \(message)", exitCode: failure?.exitCode ?? CommandFailure.check)
            report(.blockFailed(number: source.number, name: folder.name, message: message))
            return false
        }
    }
}

extension BlockSource {
    /// The folder's or file's name, for a block that could not be loaded.
    fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
