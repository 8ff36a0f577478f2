import Chain
import Execution
import Primitives
import State

/// Times the transaction of a state test again and again: the interpreter's speed without files, decoding of code, or cold state.
package struct StateTestBenchmark {
    /// What one case took.
    package struct Figure: Sendable {
        /// "blake2b_huff/8415nulls": the test's name and the label of its input.
        package let name: String
        /// Median over the samples, per transaction, from its validity checks to the payment of its fee.
        package let nanoseconds: Double
        package let gasUsed: UInt64
        /// Transactions timed.
        package let runs: Int

        /// Million gas per second.
        package var megagasPerSecond: Double { nanoseconds > 0 ? Double(gasUsed) * 1000 / nanoseconds : 0 }
    }

    private let virtualMachine: any VirtualMachine
    private let view = TransactionView(source: MemoryState(StateSnapshot()))
    /// Time given to one case, in nanoseconds.
    private let budget: UInt64
    private let clock = ContinuousClock()

    /// Samples whose median counts.
    private static let sampleCount = 21
    /// A sample lasts at least this long, so that reading the clock does not matter.
    private static let sampleNanoseconds: UInt64 = 100_000

    package init(_ virtualMachine: any VirtualMachine, budget: Duration) {
        self.virtualMachine = virtualMachine
        self.budget = budget.wholeNanoseconds
    }

    /// Runs one case, with the sender's nonce counted up and funds that suffice for every repetition.
    ///
    /// - Throws: `StateTestFault` if the case has no valid transaction.
    package func run(_ testCase: StateTestCase, of test: StateTest) throws -> Figure {
        var transaction = try testCase.transaction.get()
        guard let fork = Fork(suiteName: testCase.forkName) else {
            throw StateTestFault(place: "post", expected: "a fork up to Cancun", found: testCase.forkName)
        }
        var state = test.preState
        var sender = state[transaction.sender] ?? AccountSnapshot(balance: .zero)
        sender.balance = .one << 200
        state[transaction.sender] = sender
        let environment = BlockEnvironment(header: test.header, fork: fork, blockHashes: test.blockHashes)
        view.reset(to: MemoryState(state))
        virtualMachine.beginBlock(environment, in: view)

        // Decodes the code and loads the state.
        let gasUsed = try repeated(&transaction, 1).gasUsed
        let single = max(1, try repeated(&transaction, 1).nanoseconds)
        let perSample = max(Self.sampleNanoseconds, budget / UInt64(Self.sampleCount)) / single
        let runs = Int(max(1, perSample))
        let samples = single > budget ? 1 : Self.sampleCount
        var times: [Double] = []
        for _ in 0..<samples { times.append(Double(try repeated(&transaction, runs).nanoseconds) / Double(runs)) }
        return Figure(
            name: Self.name(testCase, test), nanoseconds: times.sorted()[times.count / 2], gasUsed: gasUsed,
            runs: runs * samples)
    }

    private func repeated(
        _ transaction: inout Transaction, _ count: Int
    ) throws -> (nanoseconds: UInt64, gasUsed: UInt64) {
        var gasUsed: UInt64 = 0
        let start = clock.now
        for _ in 0..<count {
            gasUsed = try virtualMachine.execute(transaction, in: view).gasUsed
            transaction.nonce += 1
        }
        return ((clock.now - start).wholeNanoseconds, gasUsed)
    }

    /// "blake2b_huff/8415nulls", or the case's label where the file has no name for its input.
    package static func name(_ testCase: StateTestCase, _ test: StateTest) -> String {
        guard let label = test.labels[testCase.indexes.data] else { return "\(test.name)/\(testCase.label)" }
        return "\(test.name)/\(label)"
    }
}
