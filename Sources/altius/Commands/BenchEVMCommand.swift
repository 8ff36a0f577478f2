import ArgumentParser
import Conformance
import EVM

/// `altius bench evm`: the interpreter's speed.
struct BenchEVMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evm",
        abstract: "Time the transactions of benchmark files in the form of state tests.",
        discussion: """
            The time is that of one transaction from its validity checks to the payment of its fee, with the code decoded \
            and the state loaded by a run before; the median of many samples.
            """)

    @Argument(help: ArgumentHelp("A file, or a folder of them, searched to its bottom.", valueName: "dir"))
    var path: String

    @Option(help: "Only cases whose name contains this.")
    var filter: String?

    @Option(help: "Seconds per case.")
    var seconds = 1.0

    @Flag(help: "Print one JSON object per case.")
    var json = false

    func validate() throws {
        guard seconds > 0, seconds <= 3600 else { throw ValidationError("--seconds must be above 0 and at most 3600.") }
    }

    func run() throws {
        let benchmark = StateTestBenchmark(EthereumVM(), budget: .milliseconds(Int64(seconds * 1000)))
        for file in try TestFiles.below(path) {
            let tests: [StateTest]
            do { tests = try StateTest.tests(in: ConformanceFile(path: file)) } catch {
                throw CommandFailure.usage("\(file): expected a benchmark in the form of a state test: \(error).")
            }
            for test in tests { try run(test, benchmark) }
        }
    }

    private func run(_ test: StateTest, _ benchmark: StateTestBenchmark) throws {
        for testCase in test.cases {
            let name = StateTestBenchmark.name(testCase, test)
            if let filter, !name.contains(filter) { continue }
            StandardError.showProgress(name)
            let figure: StateTestBenchmark.Figure
            do { figure = try benchmark.run(testCase, of: test) } catch {
                throw CommandFailure(message: "\(name): \(error)", exitCode: CommandFailure.check)
            }
            StandardError.clearProgress()
            if json { try JSONLine.print(EVMFigure(figure)) } else { print(EVMFigure(figure).line) }
        }
    }
}
