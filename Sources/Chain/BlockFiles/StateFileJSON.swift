import Primitives

/// Whether a JSON file is a bundled block.
struct StateFileShape: Decodable {
    let isBundle: Bool

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: BundleJSON.Field.self)
        isBundle = fields.contains(.block) && fields.contains(.prestate)
    }
}

/// A genesis file with an `alloc`, or accounts as the prestate tracer writes them.
struct StateFileJSON: Decodable {
    let snapshot: StateSnapshot
    /// That of a genesis file, 0 if it has none; `nil` for accounts alone.
    let number: UInt64?

    private enum Field: String, CodingKey { case alloc, number }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        guard fields.contains(.alloc) else {
            snapshot = try PreStateJSON(from: decoder).snapshot
            number = nil
            return
        }
        let accounts = try fields.decode([String: GenesisAccountJSON].self, forKey: .alloc)
        let byAddress = try PreStateJSON.byAddress(accounts, fields.codingPath + [Field.alloc])
        snapshot = StateSnapshot(accounts: byAddress.mapValues(\.account))
        number = try fields.readIfPresent(.number, .uint64) ?? 0
    }
}

/// An account of a genesis file, where amounts without a prefix are decimal.
private struct GenesisAccountJSON: Decodable {
    let account: AccountSnapshot

    private enum Field: String, CodingKey { case balance, nonce, code, storage }

    private static let amount = JSONForm<UInt256>(
        "a decimal or hex number of at most 256 bits, such as \"1000\" or \"0x3e8\"", number: { UInt256($0) },
        parse: { $0.hasPrefix("0x") ? Hex.decodeQuantity($0) : decimal($0) })

    private static let nonce = JSONForm<UInt64>(
        "a decimal or hex number below 2^64, such as 7 or \"0x7\"", number: { $0 }, isUsuallyNumber: true,
        parse: { text in
            guard let value = text.hasPrefix("0x") ? Hex.decodeQuantity(text) : decimal(text), value.fitsInUInt64 else {
                return nil
            }
            return value.limb0
        })

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        account = AccountSnapshot(
            balance: try fields.readIfPresent(.balance, Self.amount) ?? .zero,
            nonce: try fields.readIfPresent(.nonce, Self.nonce) ?? 0,
            code: try fields.readIfPresent(.code, .bytes) ?? [], storage: try fields.readStorage(.storage))
    }

    @Sendable private static func decimal(_ text: String) -> UInt256? {
        guard !text.isEmpty else { return nil }
        var value = UInt256.zero
        for character in text.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
            let digit = UInt256(UInt64(character - UInt8(ascii: "0")))
            // Ten times the value must not wrap, nor the sum.
            guard value <= (UInt256.max &- digit) / 10 else { return nil }
            value = value &* 10 &+ digit
        }
        return value
    }
}
