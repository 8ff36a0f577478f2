import Primitives

/// The expected state after a block's transactions: accounts by address, `null` for one that does not exist afterwards.
struct PostStateJSON: Decodable {
    let postState: PostState

    init(from decoder: any Decoder) throws {
        let texts = try decoder.singleValueContainer().decode([String: AccountJSON?].self)
        postState = PostState(accounts: try PreStateJSON.byAddress(texts, decoder.codingPath).mapValues { $0?.account })
    }

    private struct AccountJSON: Decodable {
        let account: PostAccount

        private enum Field: String, CodingKey { case balance, nonce, codeHash, storage }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            account = PostAccount(
                balance: try fields.read(.balance, .quantity), nonce: try fields.read(.nonce, .accountNonce),
                codeHash: try fields.readIfPresent(.codeHash, .hash) ?? Keccak256.ofEmpty,
                storage: try fields.readStorage(.storage))
        }
    }
}

/// Hashes of earlier blocks by decimal number.
struct BlockHashesJSON: Decodable {
    let hashes: [UInt64: Hash256]

    init(from decoder: any Decoder) throws {
        let texts = try decoder.singleValueContainer().decode([String: String].self)
        var hashes: [UInt64: Hash256] = [:]
        for (numberText, hashText) in texts {
            let path = decoder.codingPath + [JSONKey(stringValue: numberText)]
            guard let number = UInt64(numberText) ?? JSONForm<UInt64>.uint64.parse(numberText) else {
                throw JSONMismatch(
                    path: path, expected: "a block number, such as \"15537392\"", found: JSONMismatch.quote(numberText))
            }
            guard let hash = JSONForm.hash.parse(hashText) else {
                throw JSONMismatch(
                    path: path, expected: JSONForm.hash.expectation, found: JSONMismatch.quote(hashText))
            }
            hashes[number] = hash
        }
        self.hashes = hashes
    }
}
