import Chain
import Dashboard
import Execution
import Telemetry

/// The engine's side of the dashboard: executes blocks one after the other and says what happens.
///
/// A block that cannot be read or must not be executed is reported in its place, and the next ones run: every block file holds
/// the state it needs, so none depends on another's success.
struct WatchedBlocks: ShownRun {
    let sources: [BlockSource]
    let executor: ExecutorChoice
    let workers: Int
    /// Begin again after the last block.
    let isLooping: Bool

    var capabilities: Capabilities {
        Capabilities(requests: Set(EngineRequest.Kind.allCases), executors: ExecutorChoice.allCases.map(\.rawValue))
    }

    /// Executes the blocks; for ever when looping.
    @discardableResult
    func run(_ conduct: Conduct) -> RunOutcome {
        // The collector outlives every executor that records into it.
        let collector = conduct.sink.map { Collector(ringCapacity: TraceRecording.ringCapacity, sinks: [$0]) }
        defer { collector?.stop() }
        var engine = WatchedEngine(executor, workers: workers, collector)
        repeat {
            // Failures of one pass only, so that watching for days takes no more memory.
            var outcome = RunOutcome()
            engine.report(blockCount: sources.count, conduct)
            for source in sources {
                guard waitForTurn(&engine, conduct) else { return outcome }
                execute(source, on: &engine, &outcome, conduct.report)
                collector?.flush()
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

    private func execute(
        _ source: BlockSource, on engine: inout WatchedEngine, _ outcome: inout RunOutcome,
        _ report: (DashboardEvent) -> Void
    ) {
        let folder: BlockFolder
        do {
            folder = try source.load()
        } catch {
            outcome.add("\(error)", exitCode: CommandFailure.usage)
            return report(.blockFailed(number: source.number, name: source.name, message: "\(error)"))
        }
        let story = folder.story.flatMap { $0.split(whereSeparator: \.isNewline).first }.map(String.init)
        report(
            .blockBegan(
                number: source.number, name: folder.name, transactions: folder.block.transactions.count, story: story))
        do {
            let measured = try engine.measure(folder, from: source)
            let summary = BlockSummary(measured, name: folder.name)
            if let difference = summary.difference {
                outcome.add("\(source.path): block \(source.number): \(difference)", exitCode: CommandFailure.check)
            }
            report(.blockEnded(summary))
        } catch {
            outcome.add("\(source.path): \(error)", exitCode: CommandFailure.check)
            report(.blockFailed(number: source.number, name: folder.name, message: "\(error)"))
        }
    }
}

extension BlockSource {
    /// The folder's or file's name, for a block that could not be loaded.
    fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
