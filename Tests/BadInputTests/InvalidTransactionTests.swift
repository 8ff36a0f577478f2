import CommandTesting
import Foundation
import Testing

/// Blocks that hold a transaction which must not be in its place: exit code 1, and a sentence that names file, block, transaction
/// index, what was expected and what was found.
@Suite struct InvalidTransactionTests {
    private static let index = 2

    /// Runs the block through the commands that execute blocks, and compares what they say.
    private func expect(_ fixture: BlockFixture, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let place = "block \(BlockFixture.number), transaction \(Self.index): "
        func expect(_ command: [String], _ text: (Program.Result) -> String) throws {
            let result = try Program.run(command + [fixture.path])
            #expect(result.code == 1, "\(command)", sourceLocation: sourceLocation)
            let text = text(result)
            for part in [fixture.path, place + reason, "expected ", ", found "] {
                #expect(text.contains(part), "\(command): \(text)", sourceLocation: sourceLocation)
            }
        }
        try expect(["run"]) { $0.lines.first ?? "" }
        try expect(["run", "--json"]) { $0.output.replacing("\\/", with: "/") }
        try expect(["watch", "--once"]) { $0.errors }
        try expect(["bench", "blocks"]) { $0.errors }
        try expect(["run", "--trace-evm", "5"]) { $0.errors }
        let plain = try Program.run(["watch", "--plain", fixture.path])
        #expect(plain.code == 1 && plain.output.contains(place + reason), sourceLocation: sourceLocation)
    }

    private func expect(
        _ reason: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout [String: Any]) throws -> Void
    ) throws {
        let fixture = try BlockFixture()
        try fixture.editTransaction(Self.index, change)
        try expect(fixture, reason, sourceLocation: sourceLocation)
    }

    @Test func nonce() throws { try expect("nonce: expected 0, found 7") { $0["nonce"] = "0x7" } }

    @Test func funds() throws {
        let reason =
            "sender's balance: expected at least 1000000157500000000000000 wei for gas, blobs and value, found "
        try expect(reason) { transaction in
            transaction["value"] = "0xd3c21bcecceda1000000"
            transaction["maxFeePerGas"] = "0x6d23ad5f800"
        }
    }

    @Test func feeBelowTheBaseFee() throws {
        try expect("fee per gas: expected at least the base fee 7000000000 wei, found 1") { transaction in
            transaction["maxFeePerGas"] = "0x1"
            transaction["maxPriorityFeePerGas"] = "0x0"
        }
    }

    @Test func priorityFeeAboveTheMaximum() throws {
        try expect("priority fee per gas: expected at most the maximum fee per gas, found more") {
            $0["maxPriorityFeePerGas"] = "0xffffffffffff"
        }
    }

    @Test func chainID() throws { try expect("chain id: expected 1, found 5") { $0["chainId"] = "0x5" } }

    @Test func intrinsicGas() throws {
        try expect("gas for the transaction itself: expected a gas limit of at least 21000, found 20999") {
            $0["gas"] = "0x5207"
        }
    }

    @Test func gasLimitAboveTheRestOfTheBlock() throws {
        let fixture = try BlockFixture()
        try fixture.editBlock { $0["gasLimit"] = "0xc350" }
        try expect(fixture, "gas limit within the block: expected at most 8000 left in the block, found 21000")
    }

    @Test func initcode() throws {
        try expect("initcode size: expected at most 49152 bytes, found 49153") { transaction in
            transaction["to"] = NSNull()
            transaction["input"] = "0x" + String(repeating: "00", count: 49_153)
            transaction["gas"] = "0x1000000"
        }
    }

    @Test func senderWithCode() throws {
        let fixture = try BlockFixture()
        let sender = try fixture.sender(Self.index)
        try fixture.editObject("prestate.json") { state in
            var account = try #require(state[sender] as? [String: Any])
            account["code"] = "0x00"
            state[sender] = account
        }
        try expect(fixture, "sender's code: expected none (EIP-3607), found a contract")
    }

    private func blob(_ hashes: [String], fee: String = "0x10") -> (inout [String: Any]) -> Void {
        { transaction in
            transaction["type"] = "0x3"
            transaction["blobVersionedHashes"] = hashes
            transaction["maxFeePerBlobGas"] = fee
        }
    }

    private let hash = "0x01" + String(repeating: "11", count: 31)

    @Test func blobs() throws {
        try expect("number of blobs: expected 1 to 6, found 0", blob([]))
        try expect(
            "blob gas of the block: expected at most 786432, found 917504", blob(Array(repeating: hash, count: 7)))
        let old = "0x02" + String(repeating: "11", count: 31)
        try expect("blob hash: expected a hash of version 1 (EIP-4844), found \(old)", blob([hash, old]))
        try expect("fee per blob gas: expected at least 1 wei, found 0", blob([hash], fee: "0x0"))
        try expect("recipient of a blob transaction: expected an address (EIP-4844), found none") { transaction in
            blob([hash])(&transaction)
            transaction["to"] = NSNull()
            transaction["gas"] = "0x10000"
        }
    }

    @Test func signature() throws {
        let fixture = try BlockFixture()
        let result = try Program.run(["run", "--check-signatures", fixture.path])
        #expect(result.code == 1)
        #expect(
            result.lines.first?.contains("REFUSED block \(BlockFixture.number), transaction 0: sender: expected ")
                == true)
    }

    /// Nothing of an invalid block counts, and the blocks after it run: each comes with the state it needs.
    @Test func theNextBlocksRun() throws {
        let fixture = try BlockFixture()
        let next = fixture.folder.path + "/next"
        let made = try Program.run(
            [
                "generate", "transfers", "--transactions", "3", "--number", "\(BlockFixture.number + 1)", "--output",
                next,
            ])
        #expect(made.code == 0)
        try fixture.editTransaction(Self.index) { $0["nonce"] = "0x7" }
        let result = try Program.run(["run", fixture.folder.path])
        #expect(result.code == 1 && result.lines.count == 3)
        #expect(result.lines[0].contains("20000000  REFUSED"))
        #expect(result.lines[1].contains("20000001") && result.lines[1].contains("ok: gas bloom receipts state"))
        #expect(result.lines[2].hasPrefix("2 blocks, 1 verified, 1 refused: 3 tx, 63,000 gas"))
        let json = try Program.run(["run", "--json", fixture.folder.path])
        let refused =
            try JSONSerialization.jsonObject(with: Data(try #require(json.lines.first).utf8)) as? [String: Any]
        #expect(refused.map { Set($0.keys) } == ["block", "file", "error"])
        let picture = try Program.run(["watch", "--once", fixture.folder.path])
        #expect(picture.code == 1 && picture.output.contains("✗ 1 failed   ✓ 1 verified"))
    }
}
