import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct BenchTests {
    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    @Test func blocksAndTheirTotal() throws {
        let result = try Program.run("bench", "blocks", "--json", "--repeat", "2", Program.demoBlock)
        #expect(result.code == 0)
        let figures = try objects(result.output)
        #expect(figures.count == 2)
        #expect(figures.first?["block"] as? Int == 20_000_003)
        #expect(figures.last?["block"] == nil)
        for figure in figures {
            #expect(figure["transactions"] as? Int == 60)
            for rate in ["milliseconds", "megagasPerSecond", "transactionsPerSecond"] {
                #expect((figure[rate] as? Double ?? 0) > 0)
            }
        }
        #expect(
            try Program.run("bench", "blocks", "--repeat", "1", Program.demoBlock).lines.last?.contains("total") == true
        )
    }

    @Test func wrongResultsAreNoFigures() throws {
        let folder = try TemporaryFolder()
        try folder.makeBlock(file: "poststate.json") {
            $0.replacing("\"nonce\":1", with: "\"nonce\":8", maxReplacements: 1)
        }
        let result = try Program.run("bench", "blocks", "--repeat", "1", "block", in: folder.path)
        #expect(result.code == 1 && result.output.contains("WRONG"))
    }

    /// A counting loop: 3 gas per jump destination and so on, so the gas is known to the unit.
    @Test func interpreterCasesAreNamedByTheirLabels() throws {
        let folder = try TemporaryFolder()
        try folder.write(StateTestFixture.text(code: "0x5f5b60010180600a106001575f", labels: true), to: "loop.json")
        let result = try Program.run("bench", "evm", "--json", "--seconds", "0.01", folder.path)
        #expect(result.code == 0)
        let figure = try #require(try objects(result.output).first)
        #expect(figure["name"] as? String == "loop/ten")
        #expect((figure["microseconds"] as? Double ?? 0) > 0)
        #expect((figure["gasUsed"] as? Int ?? 0) > 21_000)
        #expect(try Program.run("bench", "evm", "--filter", "no such", "--seconds", "0.01", folder.path).output.isEmpty)
    }
}
