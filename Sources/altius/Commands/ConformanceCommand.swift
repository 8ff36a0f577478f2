import ArgumentParser
import Conformance

/// `altius conformance`: test suites in the forms of ethereum/tests.
struct ConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Run test suites in the forms of ethereum/tests: one line per failing case, totals last.")

    @Argument(help: ArgumentHelp("A file, or a folder of them, searched to its bottom.", valueName: "dir"))
    var path: String

    @Option(help: "Only files whose path contains this.")
    var filter: String?

    @Option(help: "Files run at a time (default: one per core).")
    var workers: Int?

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError("--workers must be at least 1.") }
    }

    func run() throws {
        let files = try TestFiles.below(path, filter: filter)
        let report = try ConformanceRunner.run(
            files, workers: workers ?? ExecutionOptions.coreCount,
            onFile: { StandardError.showProgress($0.path) })
        StandardError.clearProgress()
        print(report)
        if !report.isClean { throw ExitCode(CommandFailure.check) }
    }
}
