import Conformance
import TestSupport
import Testing

/// The official state tests, whole, under every fork from Frontier to Cancun. The counts make sure that no file or case is lost
/// on the way.
@Suite struct OfficialStateTests {
    private func run(_ name: String) throws -> ConformanceReport? {
        guard let path = TestData.path("ethereum-tests/" + name) else { return nil }
        let report = try ConformanceRunner.run([path])
        let failures = report.failed.prefix(20).map {
            "\($0.file) \($0.case): expected \($0.expected), found \($0.found)"
        }
        #expect(report.failed.isEmpty, "\(report.failed.count) failures, among them \(failures)")
        #expect(report.skipped.isEmpty)
        return report
    }

    @Test func general() throws {
        guard let report = try run("GeneralStateTests") else { return }
        #expect(report.files == 2_704)
        #expect(report.passedBySuite == ["GeneralStateTests": 21_442])
    }

    @Test func legacy() throws {
        guard let report = try run("LegacyTests") else { return }
        #expect(report.files == 2_394)
        #expect(report.passedBySuite == ["GeneralStateTests": 31_291])
    }
}
