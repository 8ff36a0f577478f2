import Dispatch
import Execution
import Synchronization

/// Runs files of state tests, several at a time.
package enum StateTestSuite {
    /// - Parameters:
    ///   - filter: runs only cases whose file path or name contains this.
    ///   - workers: threads; each takes the next file when it is done with one.
    ///   - fileDone: told after each file, on any thread.
    /// - Returns: the sum of the files' reports; the same for every number of workers.
    package static func run(
        files: [String], filter: String? = nil, workers: Int,
        makeExecutor: @Sendable () -> any Executor, fileDone: @Sendable () -> Void = {}
    ) -> StateTestReport {
        let next = Atomic(0)
        let reports = Mutex([StateTestReport?](repeating: nil, count: files.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(workers, files.count))) { _ in
            let runner = StateTestRunner(makeExecutor())
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < files.count else { return }
                let report = run(files[index], filter: filter, runner)
                reports.withLock { $0[index] = report }
                fileDone()
            }
        }
        return reports.withLock { reports in
            reports.reduce(into: StateTestReport()) { sum, report in if let report { sum.add(report) } }
        }
    }

    private static func run(_ file: String, filter: String?, _ runner: StateTestRunner) -> StateTestReport {
        var report = StateTestReport()
        let tests: [StateTest]
        do {
            tests = try StateTestFile.load(file)
        } catch {
            report.failures.append(.init(file: file, name: file, reason: "unreadable: \(error)"))
            return report
        }
        let wholeFile = filter.map { file.contains($0) } ?? true
        for test in tests {
            for testCase in test.cases {
                let name = "\(test.name)/\(testCase.label)"
                guard wholeFile || filter.map({ name.contains($0) }) == true else { continue }
                if StateTestForks.reasonToSkip(testCase.forkName) != nil {
                    report.skipped += 1
                } else if let reason = runner.failure(of: testCase, in: test) {
                    report.failures.append(.init(file: file, name: name, reason: reason))
                } else {
                    report.passed += 1
                }
            }
        }
        return report
    }
}
