import CommandTesting
import Foundation
import Testing

/// What it costs to look. Seconds are not compared with the targets here: they differ between machines.
@Suite struct BenchDashboardTests {
    @Test func everyScreenAtEverySize() throws {
        let result = try Program.run(
            "bench", "dashboard", "--json", "--frames", "20", "--repeat", "1", Program.demoBlock)
        #expect(result.code == 0 && result.errors.isEmpty)
        let objects = try result.objects
        let screens = objects.filter { $0["screen"] is String }
        #expect(screens.count == 21)
        #expect(Set(screens.compactMap { $0["columns"] as? Int }) == [80, 120, 240])
        for screen in screens {
            #expect(screen["unchangedBytes"] as? Int == 0)
            for kind in ["slowMotion", "steps", "newBlocks"] {
                let frames = try #require(screen[kind] as? [String: Any])
                #expect((frames["cpuMillisecondsMedian"] as? Double ?? 0) > 0)
                // Bytes depend on what is drawn alone.
                #expect(frames["estimatedBytesP99"] as? Int ?? .max <= 16_384)
            }
        }
        let engine = try #require(objects.first { $0["watchedMilliseconds"] != nil })
        #expect((engine["unwatchedMilliseconds"] as? Double ?? 0) > 0 && engine["lostEvents"] as? Int == 0)
        let targets = try #require(objects.last)
        #expect(targets["targets"] as? Bool == true && targets["met"] is Bool)
    }

    @Test func targetsStandNextToTheFigures() throws {
        let result = try Program.run("bench", "dashboard", "--frames", "5", "--repeat", "1", Program.demoBlock)
        #expect(result.code == 0 && result.output.contains("bytes are estimated"))
        let verdicts = result.lines.suffix(4)
        #expect(verdicts.allSatisfy { $0.hasPrefix("met") || $0.hasPrefix("MISSED") })
        #expect(verdicts.contains { $0.hasPrefix("met") && $0.contains("0 bytes when nothing changed") })
        #expect(try Program.run("bench", "dashboard", "--frames", "0").code == 2)
    }
}
