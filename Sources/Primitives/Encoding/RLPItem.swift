/// Any RLP value, for data whose shape is not known beforehand. Known shapes are read with `RLPDecoder` directly.
public indirect enum RLPItem: Hashable, Sendable {
    case string([UInt8])
    case list([RLPItem])

    /// The deepest nesting accepted: far beyond what any Ethereum structure has, and safe for a small thread stack.
    public static let nestingLimit = 256

    /// The one item that `bytes` encode.
    public init(decoding bytes: [UInt8]) throws(RLPError) {
        var decoder = RLPDecoder(bytes)
        self = try Self.read(from: &decoder, depth: 0)
        try decoder.finish()
    }

    public var encoded: [UInt8] {
        var encoder = RLPEncoder()
        append(to: &encoder)
        return encoder.bytes
    }

    public func append(to encoder: inout RLPEncoder) {
        switch self {
        case .string(let bytes): encoder.append(bytes)
        case .list(let items): encoder.appendList { encoder in for item in items { item.append(to: &encoder) } }
        }
    }

    private static func read(from decoder: inout RLPDecoder, depth: Int) throws(RLPError) -> RLPItem {
        guard decoder.nextIsList else { return .string([UInt8](try decoder.readString())) }
        guard depth < nestingLimit else {
            throw RLPError(.nestedTooDeeply(limit: nestingLimit), at: decoder.offset)
        }
        var inner = try decoder.readList()
        var items: [RLPItem] = []
        while !inner.isAtEnd { items.append(try read(from: &inner, depth: depth + 1)) }
        return .list(items)
    }
}
