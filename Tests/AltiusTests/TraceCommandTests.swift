import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct TraceCommandTests {
    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func aTransactionsStepsAndNothingElse() throws {
        let result = try Program.run("run", "--trace-evm", "1", Program.demoBlock)
        #expect(result.code == 0 && result.errors.isEmpty)
        let steps = try objects(result.output)
        #expect(steps.count > 10)
        for step in steps.dropLast() {
            for field in ["pc", "op", "gas", "gasCost", "stack", "depth", "opName"] { #expect(step[field] != nil) }
        }
        #expect(steps.last?["pass"] as? Bool == true)
        // The transactions before it have run, but are not in the trace.
        #expect(steps.count { $0["pass"] != nil } == 1)
        #expect(steps.first?["pc"] as? Int == 0)
    }

    @Test func theFileHoldsWhatTheOutputWould() throws {
        let folder = try TemporaryFolder()
        let output = try Program.run("run", "--trace-evm", "7", Program.demoBlock).output
        let result = try Program.run(
            "run", "--trace-evm", "7", "--trace-file", folder.path + "/trace", Program.demoBlock)
        #expect(result.code == 0 && result.output.isEmpty)
        #expect(try folder.read("trace") == output)
        #expect(try Program.run("run", "--trace-evm", "8", Program.demoBlock).output != output)
    }

    @Test func oneOfSeveralBlocksIsChosen() throws {
        let chosen = try Program.run("run", "--block", "20000003", "--trace-evm", "1")
        #expect(try chosen.output == Program.run("run", "--trace-evm", "1", Program.demoBlock).output)
        #expect(
            try Program.run("run", "--block", "20000003").lines.last?.hasPrefix("1 block, 1 verified: 60 tx") == true)
    }
}
