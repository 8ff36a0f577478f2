import CommandTesting
import TestSupport
import Testing

/// What the program takes of memory and processors. Only Linux tells; elsewhere there is nothing to compare.
///
/// One at a time, so that the figures are of one program and the machine is not full of them.
@Suite(.serialized) struct ResourceTests {
    private static let gibibyte = 1 << 30

    /// Reading included: the block's files are far larger than what is made of them.
    @Test func hundredThousandTransactionsInOneGibibyte() throws {
        let folder = try TemporaryFolder()
        let made = try Program.run(
            ["generate", "transfers", "--transactions", "100000", "--output", "block"], in: folder.path,
            isMeasured: true)
        try #require(made.code == 0, "\(made.errors)")
        var peaks = [("generate", made.usage)]
        let result = try Program.run(
            ["run", "--executor", "occ", "--workers", "4", "block"], in: folder.path, isMeasured: true)
        #expect(result.code == 0, "\(result.errors)")
        peaks.append(("run", result.usage))
        for (name, usage) in peaks {
            guard let peak = usage?.peakMemory else { continue }
            print("100,000 transactions, \(name): \(peak >> 20) MiB at most")
            #expect(peak < Self.gibibyte, "\(name): \(peak >> 20) MiB")
        }
    }

    /// Where every transaction needs the one before it, more workers cannot help; waiting must not cost their time either.
    @Test func waitingBurnsLittle() throws {
        let folder = try TemporaryFolder()
        try #require(
            try Program.run("generate", "chain", "--transactions", "3000", "--output", "block", in: folder.path).code
                == 0)
        func processorTime(_ arguments: [String]) throws -> Double? {
            let result = try Program.run(
                ["run", "--repeat", "40"] + arguments + ["block"], in: folder.path, isMeasured: true)
            #expect(result.code == 0, "\(result.errors)")
            return result.usage?.processorTime
        }
        guard let alone = try processorTime([]) else { return }
        for workers in [2, 8, 64] {
            guard let together = try processorTime(["--executor", "occ", "--workers", "\(workers)"]) else { return }
            print("Dependent chain: \(alone) s of processor time one by one, \(together) s with \(workers) workers")
            #expect(together < 3 * alone + 0.3, "\(workers) workers: \(together) s, one by one \(alone) s")
        }
    }
}
