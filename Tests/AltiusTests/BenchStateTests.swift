import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct BenchStateTests {
    /// Each run checks that all states come to the same root. The ratios are counts, which do not depend on the machine.
    @Test func bothStatesOnAllWorkloads() throws {
        let folder = try TemporaryFolder()
        let result = try Program.run(
            "bench", "state", "--size", "20k", "--changes", "300", "--blocks", "3", "--cache", "2,64", "--json",
            "--folder", folder.path, "--states", folder.path + "/states")
        #expect(result.code == 0)
        let figures = try result.objects
        // Three workloads, two caches, three runs, two phases.
        #expect(figures.count == 36)
        func value(_ object: [String: Any], _ name: String) -> Double { object[name] as? Double ?? -1 }
        for first in stride(from: 0, to: figures.count, by: 6) {
            for phase in 0..<2 {
                let baseline = figures[first + phase]
                #expect(baseline["state"] as? String == "traditional")
                for sharded in [figures[first + 2 + phase], figures[first + 4 + phase]] {
                    #expect(sharded["state"] as? String == "sharded")
                    for same in ["updates", "phase"] {
                        #expect(sharded[same] as? String == baseline[same] as? String)
                    }
                    #expect(value(sharded, "reads") <= 0.7 * value(baseline, "reads"))
                    #expect(value(sharded, "bytesRead") <= 0.9 * value(baseline, "bytesRead"))
                    #expect(value(sharded, "bytesWritten") < value(baseline, "bytesWritten"))
                    for rate in ["commitMilliseconds", "commitMilliseconds99", "updatesPerSecond"] {
                        #expect(value(sharded, rate) > 0)
                    }
                }
            }
        }
        // The loaded states are there for the next time, the measured copies are not.
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left == ["states"])
        let again = try Program.run(
            "bench", "state", "--size", "20k", "--changes", "300", "--blocks", "3", "--cache", "2", "--updates", "zipf",
            "--workers", "2", "--folder", folder.path, "--states", folder.path + "/states")
        #expect(again.code == 0 && again.lines.count == 5)
    }

    @Test func sizesThatAreNone() throws {
        for size in ["0", "x", "1G", "-5", "9999999999999999999M"] {
            #expect(try Program.run("bench", "state", "--size", size).code != 0)
        }
    }
}
