import Chain
import Conformance
import Primitives
import StateTree
import TestSupport
import Testing

/// State tests made by hand: what passes must be right, and everything that is wrong must be found.
@Suite struct StateTestSuiteTests {
    private static let sender = Address(Hex.decode("0xa94f5374fce5edbc8e2a8697c15331677e6ebf0b") ?? []) ?? .zero
    private static let recipient = Address(high: 0x1000_0000, middle: 0, low: 0)
    private static let producer = Address(high: 0x2000_0000, middle: 0, low: 0)
    private static let ether = UInt256(1_000_000_000_000_000_000 as UInt64)

    /// After 21,000 gas at 10 wei, 7 of which are burnt from London on, and 5 wei sent.
    private static func rootAfterTransfer(burnt: UInt64) -> Hash256 {
        StateRoot.root(
            of: StateSnapshot(accounts: [
                sender: AccountSnapshot(balance: ether &- 210_005, nonce: 1),
                recipient: AccountSnapshot(balance: 5),
                producer: AccountSnapshot(balance: UInt256(21_000 * (10 - burnt))),
            ]))
    }

    private static let rootBefore = StateRoot.root(
        of: StateSnapshot(accounts: [sender: AccountSnapshot(balance: ether)]))

    private func report(
        fork: String = "Cancun", root: Hash256, gasLimit: String = "0x5208", exception: String? = nil,
        logs: String = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347", value: String = "0x05",
        data: Int = 0
    ) throws -> ConformanceReport {
        let expectation = exception.map { #""expectException": "\#($0)","# } ?? ""
        let folder = try TemporaryFolder()
        try folder.write(
            """
            {"t": {
              "env": {
                "currentBaseFee": "0x07", "currentCoinbase": "\(Self.producer)", "currentDifficulty": "0x020000",
                "currentExcessBlobGas": "0x00", "currentGasLimit": "0x100000", "currentNumber": "0x01",
                "currentRandom": "0x00", "currentTimestamp": "0x03e8"},
              "post": {"\(fork)": [{\(expectation)
                "hash": "\(root)", "logs": "\(logs)", "indexes": {"data": \(data), "gas": 0, "value": 0}}]},
              "pre": {"\(Self.sender)": {"balance": "0x0de0b6b3a7640000", "code": "0x", "nonce": "0x00", "storage": {}}},
              "transaction": {
                "data": ["0x"], "gasLimit": ["\(gasLimit)"], "gasPrice": "0x0a", "nonce": "0x00",
                "secretKey": "0x45a915e4d060149eb4365960e6a7a45f334393093061116b197e3240065ff2d8",
                "to": "\(Self.recipient)", "value": ["\(value)"]}}}
            """, to: "t.json")
        return try ConformanceRunner.run([folder.path])
    }

    @Test(
        arguments: [("Frontier", 0), ("Berlin", 0), ("London", 7), ("Merge", 7), ("Cancun", 7)] as [(String, UInt64)])
    func aTransferPassesUnderItsFork(fork: String, burnt: UInt64) throws {
        #expect(try report(fork: fork, root: Self.rootAfterTransfer(burnt: burnt)).passed == 1)
        #expect(try report(fork: fork, root: Self.rootAfterTransfer(burnt: burnt + 1)).failed.count == 1)
    }

    @Test func wrongLogsFail() throws {
        let report = try report(root: Self.rootAfterTransfer(burnt: 7), logs: "\(Hash256.zero)")
        #expect(report.failed.map(\.expected) == ["logs \(Hash256.zero)"])
    }

    @Test func refusalsNeedTheRightReason() throws {
        let tooLow = "TransactionException.INTRINSIC_GAS_TOO_LOW"
        let funds = "TransactionException.INSUFFICIENT_ACCOUNT_FUNDS"
        #expect(try report(root: Self.rootBefore, gasLimit: "0x5207", exception: tooLow).passed == 1)
        #expect(try report(root: Self.rootBefore, gasLimit: "0x5207", exception: "\(funds)|\(tooLow)").passed == 1)
        let other = try report(root: Self.rootBefore, gasLimit: "0x5207", exception: funds)
        #expect(other.failed.map(\.expected) == ["refused (\(funds))"])
        #expect(try report(root: .zero, gasLimit: "0x5207", exception: tooLow).failed.count == 1)
        let executed = try report(root: Self.rootAfterTransfer(burnt: 7), exception: tooLow)
        #expect(executed.failed.map(\.found) == ["executed"])
    }

    /// Before EIP-161, the fee recipient comes into being even if nothing runs.
    @Test func aRefusalTouchesTheProducerBeforeSpuriousDragon() throws {
        let touched = StateRoot.root(
            of: StateSnapshot(accounts: [
                Self.sender: AccountSnapshot(balance: Self.ether), Self.producer: AccountSnapshot(balance: 0),
            ]))
        #expect(try report(fork: "EIP150", root: touched, gasLimit: "0x5207").passed == 1)
        #expect(try report(fork: "EIP158", root: Self.rootBefore, gasLimit: "0x5207").passed == 1)
        #expect(try report(fork: "EIP158", root: touched, gasLimit: "0x5207").failed.count == 1)
    }

    @Test func anImpossibleValueIsARefusal() throws {
        let tooWide = "0x:bigint 0x10000000000000000000000000000000000000000000000000000000000000001"
        let exception = "TransactionException.RLP_INVALID_VALUE"
        #expect(try report(root: Self.rootBefore, exception: exception, value: tooWide).passed == 1)
        #expect(try report(root: Self.rootBefore, exception: exception).failed.count == 1)
    }

    @Test func forksAndVariantsMustBeKnown() throws {
        let later = try report(fork: "Prague", root: .zero)
        #expect(later.skipped.count == 1 && later.failed.isEmpty)
        #expect(try report(fork: "Atlantis", root: .zero).failed.map(\.found) == ["Atlantis"])
        // Without an expected exception, a missing variant counts as refused, and the root of a refusal decides.
        #expect(try report(root: Self.rootAfterTransfer(burnt: 7), data: 1).failed.count == 1)
    }
}
