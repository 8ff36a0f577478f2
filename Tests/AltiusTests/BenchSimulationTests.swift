import CommandTesting
import Foundation
import Testing

/// The command fails where a simulation decides otherwise than the engine did, so these blocks test that too.
@Suite struct BenchSimulationTests {
    @Test func predictionsByDesignAndWorkers() throws {
        let result = try Program.run(
            "bench", "synthetic", "--json", "--repeat", "2", "--kinds", "mixed,chain,amm,transfers", "--transactions",
            "700", "--simulate", "1,2,8", "--workers", "1,2")
        #expect(result.code == 0)
        let predictions = try result.objects.filter { $0["simulated"] as? Bool == true }
        #expect(predictions.count == 5 * 2 * 3)
        for prediction in predictions {
            #expect((prediction["milliseconds"] as? Double ?? 0) > 0)
            #expect(prediction["name"] is String)
        }
        let chain = predictions.filter { ($0["name"] as? String)?.hasPrefix("chain") == true }
        #expect(
            chain.map { $0["repair"] as? String } == ["frontier", "frontier", "frontier"].map { $0 } + [
                "dependencies", "dependencies", "dependencies",
            ])
        #expect(chain.map { $0["workers"] as? Int } == [1, 2, 8, 1, 2, 8])
        let total = try #require(try result.objects.last)
        #expect((total["simulations"] as? [[String: Any]])?.count == 6)
        let parameters = try #require(total["simulationParameters"] as? [String: Any])
        #expect((parameters["contentionAhead"] as? Double ?? 0) > 0)
        #expect((parameters["wakingNanoseconds"] as? Double ?? 0) > 0)
    }

    @Test func realAndSimulatedSideBySide() throws {
        let result = try Program.run(
            "bench", "blocks", "--repeat", "1", "--workers", "2", "--simulate", "1,2,64", Program.demoBlock)
        #expect(result.code == 0)
        let lines = result.lines.filter { $0.contains("simulated") }
        #expect(lines.first?.split(separator: " ").map(String.init) == ["simulated", "1w", "x", "2w", "x", "64w", "x"])
        #expect(lines.filter { $0.contains("the engine") }.allSatisfy { $0.split(separator: "x").count >= 3 })
        // Of three numbers only one was really run.
        let errors = lines.filter { $0.contains("%") }
        #expect(errors.count == 2 && errors.allSatisfy { $0.count { $0 == "%" } == 1 })
        #expect(lines.last?.contains("contention") == true)
    }
}
