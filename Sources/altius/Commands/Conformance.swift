import ArgumentParser
import Conformance
import EVM
import Execution
import Synchronization

/// `altius conformance`: test suites in the forms of ethereum/tests.
struct Conformance: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run test suites in the forms of ethereum/tests: one line per failing case, totals last.")

    @Argument(help: ArgumentHelp("A file, or a folder of them, searched to its bottom.", valueName: "dir"))
    var path: String

    @Option(help: "Only cases whose file or name contains this.")
    var filter: String?

    @Option(help: "Files run at a time (default: one per core).")
    var workers: Int?

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError("--workers must be at least 1.") }
    }

    func run() throws {
        let files = try TestFiles.below(path)
        let done = Atomic(0)
        let report = StateTestSuite.run(
            files: files, filter: filter, workers: workers ?? ExecutionOptions.coreCount,
            makeExecutor: { SequentialExecutor(EthereumVM()) },
            fileDone: {
                let count = done.add(1, ordering: .relaxed).newValue
                StandardError.showProgress("\(count) of \(files.count) files")
            })
        StandardError.clearProgress()
        for failure in report.failures { print("FAILED \(failure.file): \(failure.name): \(failure.reason)") }
        print("\(report.passed) passed, \(report.failures.count) failed, \(report.skipped) skipped")
        if !report.failures.isEmpty { throw ExitCode(CommandFailure.check) }
    }
}
