import Chain
import Primitives

/// TransactionTests: bytes that are a valid transaction in some forks, with its hash, sender and intrinsic gas, and not in
/// others.
package enum TransactionTestSuite: ConformanceSuite {
    package static let name = "TransactionTests"

    package static func matches(_ shape: FileShape) -> Bool {
        shape.has("txbytes", "result")
    }

    package static func run(_ file: ConformanceFile) throws -> [CaseResult] {
        try file.cases(TransactionTestJSON.self).flatMap { name, test in
            test.results.sorted { $0.key < $1.key }.map { fork, expected in
                CaseResult("\(name) \(fork)", check(test.bytes, expected, fork))
            }
        }
    }

    private static func check(
        _ bytes: [UInt8], _ expected: TransactionTestJSON.Expectation, _ forkName: String
    ) -> CaseResult.Outcome {
        guard let fork = Fork(suiteName: forkName) else {
            return .failed(expected: "a fork up to Cancun", found: forkName)
        }
        let rules = ChainRules.rules(of: fork)
        let transaction: Transaction
        do {
            transaction = try Transaction(decoding: bytes)
        } catch {
            return compare(.malformed(error), expected)
        }
        do {
            try transaction.validate(under: rules, chainID: Mainnet.chainID)
        } catch {
            return compare(.invalid(error), expected)
        }
        let found = TransactionTestJSON.Expectation.valid(
            hash: transaction.hash, sender: transaction.sender, intrinsicGas: transaction.intrinsicGas(under: rules))
        return found == expected ? .passed : .failed(expected: "\(expected)", found: "\(found)")
    }

    private static func compare(
        _ rejection: TransactionRejection, _ expected: TransactionTestJSON.Expectation
    ) -> CaseResult.Outcome {
        if case .exception(let name) = expected, rejection.isNamed(name) { return .passed }
        return .failed(expected: "\(expected)", found: "\(rejection)")
    }
}
