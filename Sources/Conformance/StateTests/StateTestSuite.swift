import Chain
import EVM
import Execution

/// GeneralStateTests: one transaction on a given state under one fork, and the root that must come of it.
package enum StateTestSuite: ConformanceSuite {
    package static let name = "GeneralStateTests"

    /// Forks whose cases are not run, each with its reason. Only later forks than those implemented stand here; a name that is
    /// neither here nor known is a failure.
    private static let skippedForks: [String: String] = [
        "Prague": "the fork after Cancun is not implemented",
        "Osaka": "forks after Cancun are not implemented",
    ]

    package static func matches(_ shape: FileShape) -> Bool {
        shape.has("env", "pre", "transaction", "post")
    }

    package static func run(_ file: ConformanceFile) throws -> [CaseResult] {
        let runner = StateTestRunner(SequentialExecutor(EthereumVM()))
        return try StateTest.tests(in: file).flatMap { test in
            test.cases.map { testCase in
                CaseResult("\(test.name)/\(testCase.label)", outcome(of: testCase, in: test, runner))
            }
        }
    }

    private static func outcome(
        of testCase: StateTestCase, in test: StateTest, _ runner: StateTestRunner
    ) -> CaseResult.Outcome {
        if let reason = skippedForks[testCase.forkName] { return .skipped(reason: reason) }
        guard let fault = runner.fault(of: testCase, in: test) else { return .passed }
        return .failed(expected: fault.expected, found: fault.found)
    }
}
