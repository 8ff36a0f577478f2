import CommandTesting
import Foundation
import Testing

@Suite struct BenchSyntheticTests {
    private func bench(_ arguments: String...) throws -> [[String: Any]] {
        let result = try Program.run(["bench", "synthetic", "--json", "--repeat", "1", "--workers", "2"] + arguments)
        #expect(result.code == 0)
        return try result.objects
    }

    @Test func everyKindIsThere() throws {
        let names = try bench("--transactions", "6", "--executors", "sequential").compactMap { $0["name"] as? String }
        for kind in [
            "transfers-6", "same-recipient-6", "same-sender-6", "erc20-6-conflict-0", "erc20-6-conflict-50",
            "erc20-self-6", "amm-6-pools-1", "amm-6-pools-64", "nft-mint-6", "registry-6", "independent-6",
            "half-chained-6", "chain-6", "mixed-6",
        ] {
            #expect(names.count { $0 == kind } == 1, "\(kind)")
        }
    }

    @Test func seedsDecide() throws {
        func digests(_ seed: String) throws -> [String] {
            try bench("--kinds", "transfers,mixed", "--transactions", "80", "--seed", seed)
                .compactMap { $0["stateDigest"] as? String }
        }
        let first = try digests("1")
        #expect(first.count == 4 && Set(first).count == 2)
        #expect(try digests("1") == first)
        #expect(try Set(digests("2")).isDisjoint(with: first))
    }

    @Test func nothingToVerify() throws {
        let blocks = try bench("--kinds", "chain", "--transactions", "10").dropLast()
        #expect(!blocks.isEmpty && blocks.allSatisfy { $0["verified"] is NSNull })
    }

    @Test func unknownKind() throws {
        let result = try Program.run("bench", "synthetic", "--kinds", "chain,links")
        #expect(result.code == 2 && result.errors.contains("half-chained"))
    }
}
