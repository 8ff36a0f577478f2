import Execution
import Primitives
import State
import Testing

@Suite struct ExecutorComparisonTests {
    /// Executes rightly but for what `change` does to the outcome, and notes its turns.
    private final class Disturbed: Executor {
        let name: String
        let workers = 1
        let pool: WorkerPool? = nil
        private let turns: Turns
        private let change: (Int, inout BlockOutcome) -> Void
        private let inner = SequentialExecutor(TransferMachine())
        private var executions = 0

        init(_ name: String, _ turns: Turns, change: @escaping (Int, inout BlockOutcome) -> Void = { _, _ in }) {
            (self.name, self.turns, self.change) = (name, turns, change)
        }

        func execute(
            _ task: BlockTask, receive: (StateChange) -> Void
        ) throws(ExecutionError) -> BlockOutcome {
            turns.names.append(name)
            var outcome = try inner.execute(task, receive: receive)
            outcome.executionNanoseconds = UInt64(executions * 10)
            change(executions, &outcome)
            executions += 1
            return outcome
        }
    }

    private final class Turns {
        var names: [String] = []
    }

    @Test func executorsTakeTurns() throws {
        let turns = Turns()
        let comparison = try ExecutorComparison(
            of: task([transfer(from: 1, to: 2)]), by: [Disturbed("a", turns), Disturbed("b", turns)], repetitions: 2,
            afterRound: { turns.names.append($0 ? "counted" : "warm") })
        #expect(turns.names == ["a", "b", "warm", "a", "b", "counted", "a", "b", "counted"])
        // The first execution does not count.
        #expect(comparison.columns.map(\.times) == [[10, 20], [10, 20]])
        #expect(comparison.columns.allSatisfy { $0.coresBusy.count == 2 && $0.coresBusy.allSatisfy { $0 > 0 } })
        #expect(comparison.firstDisagreement == nil)
    }

    @Test func disagreementIsFound() throws {
        let turns = Turns()
        let comparison = try ExecutorComparison(
            of: task([transfer(from: 1, to: 2)]),
            by: [
                Disturbed("a", turns), Disturbed("slow", turns) { $1.executionNanoseconds = 1_000_000 },
                Disturbed("wrong", turns) { $1.receipts[0].cumulativeGasUsed += 1 },
            ], repetitions: 1)
        #expect(comparison.firstDisagreement == 2)
    }

    @Test func invalidBlocksAreNotCompared() throws {
        #expect(throws: ExecutionError.self) {
            try ExecutorComparison(
                of: task([transfer(from: 1, to: 2, nonce: 9)]), by: [Disturbed("a", Turns())], repetitions: 1)
        }
    }

    @Test func medians() {
        #expect([UInt64]().median == nil)
        #expect([7, 1, 9].median == 7)
        #expect([4.0, 1.0, 2.0, 3.0].median == 3.0)
    }
}
