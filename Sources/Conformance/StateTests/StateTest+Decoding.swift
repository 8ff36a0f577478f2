import Chain
import Primitives

extension StateTest {
    init(name: String, _ json: StateTestJSON) throws(StateTestFault) {
        self.name = name
        header = try Self.header(json.env)
        blockHashes = Self.blockHashes(before: header.number)
        preState = try Self.snapshot(json.pre)
        var cases: [StateTestCase] = []
        for (forkName, posts) in json.post.sorted(by: { $0.key < $1.key }) {
            for post in posts { cases.append(try StateTestCase(forkName, post, json.transaction)) }
        }
        self.cases = cases
        var labels: [Int: String] = [:]
        for (index, label) in json.info?.labels ?? [:] {
            if let index = Int(index) { labels[index] = label }
        }
        self.labels = labels
    }

    private static func header(_ env: StateTestJSON.Environment) throws(StateTestFault) -> BlockHeader {
        BlockHeader(
            parentHash: .zero, ommersHash: .zero,
            beneficiary: try HexField.read(.address, env.currentCoinbase, "env.currentCoinbase"),
            stateRoot: .zero, transactionsRoot: .zero, receiptsRoot: .zero, logsBloom: Bloom(),
            difficulty: try optional(env.currentDifficulty, "env.currentDifficulty") ?? .zero,
            number: try HexField.read(.uint64, env.currentNumber, "env.currentNumber"),
            gasLimit: try HexField.read(.uint64, env.currentGasLimit, "env.currentGasLimit"),
            gasUsed: 0,
            timestamp: try HexField.read(.uint64, env.currentTimestamp, "env.currentTimestamp"),
            extraData: [],
            mixHash: Hash256(try optional(env.currentRandom, "env.currentRandom") ?? .zero),
            nonce: 0,
            baseFeePerGas: try optional(env.currentBaseFee, "env.currentBaseFee"),
            excessBlobGas: try optional(env.currentExcessBlobGas, "env.currentExcessBlobGas")?.clampedToUInt64)
    }

    private static func optional(_ text: String?, _ place: String) throws(StateTestFault) -> UInt256? {
        guard let text else { return nil }
        return try HexField.read(.quantity, text, place)
    }

    /// In state tests, a block's hash is the Keccak-256 of its number in decimal digits.
    private static func blockHashes(before number: UInt64) -> [UInt64: Hash256] {
        var hashes: [UInt64: Hash256] = [:]
        for earlier in (number > 256 ? number - 256 : 0)..<number {
            hashes[earlier] = Keccak256.hash([UInt8]("\(earlier)".utf8))
        }
        return hashes
    }

    private static func snapshot(_ accounts: [String: StateTestJSON.Account]) throws(StateTestFault) -> StateSnapshot {
        var snapshot = StateSnapshot()
        for (text, account) in accounts {
            let place = "pre.\(text)"
            var storage: [UInt256: UInt256] = [:]
            for (key, value) in account.storage {
                let value = try HexField.read(.quantity, value, "\(place).storage.\(key)")
                if !value.isZero { storage[try HexField.read(.quantity, key, "\(place).storage")] = value }
            }
            snapshot[try HexField.read(.address, text, place)] = AccountSnapshot(
                balance: try HexField.read(.quantity, account.balance, "\(place).balance"),
                nonce: try HexField.read(.uint64, account.nonce, "\(place).nonce"),
                code: try HexField.read(.bytes, account.code, "\(place).code"), storage: storage)
        }
        return snapshot
    }
}
