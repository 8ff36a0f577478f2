import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct GenerateTests {
    @Test func whatIsGeneratedVerifies() throws {
        let folder = try TemporaryFolder()
        for arguments in [
            ["chain", "-t", "20"], ["erc20", "-t", "20", "--conflict-rate", "50", "--hot-accounts", "2"],
            ["amm", "-t", "20", "--pools", "3", "--seed", "5"], ["mixed", "-t", "120", "--sign", "-o", "some-folder"],
            ["transfers", "-t", "0", "--number", "7"],
        ] {
            let result = try Program.run(["generate"] + arguments, in: folder.path)
            #expect(result.code == 0 && result.errors.isEmpty && result.lines.count == 1)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(
            names == [
                "amm-20-pools-3.json", "chain-20.json", "erc20-20-conflict-50.json", "some-folder", "transfers-0.json",
            ])
        let result = try Program.run("run", folder.path)
        #expect(result.code == 0)
        #expect(result.lines.last?.hasPrefix("5 blocks, 5 verified: 180 tx") == true)
        #expect(try Program.run("run", "--check-signatures", folder.path + "/some-folder").code == 0)
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        let folder = try TemporaryFolder()
        for (name, seed) in [("a", "1"), ("b", "1"), ("c", "2")] {
            #expect(
                try Program.run(
                    "generate", "mixed", "-t", "100", "--seed", seed, "-o", "\(name).json", in: folder.path
                ).code == 0)
        }
        #expect(try folder.read("a.json") == folder.read("b.json"))
        #expect(try folder.read("a.json") != folder.read("c.json"))
    }
}
