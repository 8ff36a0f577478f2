import Primitives

/// The state before a block, as the prestate tracer gives it: an object of accounts by address.
struct PreStateJSON: Decodable {
    let snapshot: StateSnapshot

    init(from decoder: any Decoder) throws {
        let texts = try decoder.singleValueContainer().decode([String: AccountJSON].self)
        snapshot = StateSnapshot(accounts: try Self.byAddress(texts, decoder.codingPath).mapValues(\.account))
    }

    /// `values` by parsed address; refuses two spellings of one address.
    static func byAddress<Value>(
        _ values: [String: Value], _ path: [any CodingKey]
    ) throws -> [Address: Value] {
        var result: [Address: Value] = [:]
        result.reserveCapacity(values.count)
        for (text, value) in values {
            let path = path + [JSONKey(stringValue: text)]
            guard let address = JSONForm.address.parse(text) else {
                throw JSONMismatch(
                    path: path, expected: "an address: \(JSONForm.address.expectation)",
                    found: JSONMismatch.quote(text))
            }
            guard result.updateValue(value, forKey: address) == nil else {
                throw JSONMismatch(path: path, expected: "every account once", found: "the account a second time")
            }
        }
        return result
    }

    private struct AccountJSON: Decodable {
        let account: AccountSnapshot

        private enum Field: String, CodingKey { case balance, nonce, code, codeHash, storage }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            let code = try fields.readIfPresent(.code, .bytes) ?? []
            account = AccountSnapshot(
                balance: try fields.readIfPresent(.balance, .quantity) ?? .zero,
                nonce: try fields.readIfPresent(.nonce, .accountNonce) ?? 0,
                code: code, storage: try fields.readStorage(.storage))
            guard let stated = try fields.readIfPresent(.codeHash, .hash), stated != account.codeHash else { return }
            if code.isEmpty {
                throw JSONMismatch(
                    path: fields.codingPath + [Field.code], expected: "the code whose hash \"codeHash\" states",
                    found: "no code", advice: "fetch the pre-state again with code")
            }
            throw JSONMismatch(
                path: fields.codingPath + [Field.codeHash], expected: "\(account.codeHash), the hash of \"code\"",
                found: "\(stated)")
        }
    }
}
