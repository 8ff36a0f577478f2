import Conformance
import TestSupport
import Testing

/// The official suites, whole. The counts make sure that no file or case is lost on the way.
@Suite struct OfficialSuiteTests {
    private func run(_ name: String) throws -> ConformanceReport? {
        guard let path = TestData.path("ethereum-tests/" + name) else { return nil }
        let report = try ConformanceRunner.run([path])
        #expect(report.failed.isEmpty, "\(report)")
        #expect(report.skipped.isEmpty, "\(report)")
        return report
    }

    @Test func rlp() throws {
        guard let report = try run("RLPTests") else { return }
        #expect(report.files == 3)
        #expect(report.passedBySuite == ["RLPTests": 55])
    }

    @Test func tries() throws {
        guard let report = try run("TrieTests") else { return }
        #expect(report.files == 6)
        #expect(report.passedBySuite == ["TrieTests": 37])
    }

    @Test func transactions() throws {
        guard let report = try run("TransactionTests") else { return }
        #expect(report.files == 210)
        #expect(report.passedBySuite == ["TransactionTests": 2_665])
    }
}
