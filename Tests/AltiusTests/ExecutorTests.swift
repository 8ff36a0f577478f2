import CommandTesting
import Foundation
import Testing

/// Every executor must give the same results on the bundled blocks, and for its conflicts the number of workers must not matter.
@Suite struct ExecutorTests {
    private func run(_ executor: String, workers: Int, _ path: String) throws -> [[String: Any]] {
        let result = try Program.run("run", "--json", "--executor", executor, "--workers", "\(workers)", path)
        #expect(result.code == 0, "\(result.errors)")
        return try result.lines.compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private func compare(_ path: String) throws {
        let states = try run("sequential", workers: 1, path).map { $0["stateDigest"] as? String }
        #expect(!states.isEmpty && !states.contains(nil))
        let conflicts = try run("occ", workers: 1, path).map { $0["conflictDigest"] as? String }
        for workers in [1, 2, 3, 8] {
            let reports = try run("occ", workers: workers, path)
            #expect(reports.map { $0["stateDigest"] as? String } == states)
            #expect(reports.map { $0["conflictDigest"] as? String } == conflicts)
            #expect(reports.allSatisfy { $0["workers"] as? Int == workers && $0["executor"] as? String == "occ" })
        }
    }

    @Test func bundledBlocks() throws {
        try compare(Program.demoBlocks)
    }

    @Test func mainnetBlocks() throws {
        guard let root = ProcessInfo.processInfo.environment["ALTIUS_TEST_DATA"] else {
            print("skipped: no test data")
            return
        }
        try compare(root + "/mainnet")
    }
}
