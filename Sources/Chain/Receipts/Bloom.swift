import Primitives

/// The 2048-bit Bloom filter over log addresses and topics (yellow paper, section 4.3.1).
public struct Bloom: Sendable {
    /// The bits as one number, least significant limb first. Inline, so that a receipt's filter needs no allocation.
    private var limbs: InlineArray<32, UInt64>

    /// The number of bytes on the wire.
    public static let byteCount = 256

    /// The empty filter.
    public init() {
        limbs = InlineArray(repeating: 0)
    }

    /// `nil` unless there are exactly 256 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init()
        var position = Self.byteCount
        for byte in bytes {
            position -= 1
            limbs[position >> 3] |= UInt64(byte) << UInt64((position & 7) * 8)
        }
    }

    /// The 256 bytes, most significant first.
    public var bytes: [UInt8] {
        var bytes = [UInt8]()
        bytes.reserveCapacity(Self.byteCount)
        for i in stride(from: 31, through: 0, by: -1) {
            withUnsafeBytes(of: limbs[i].bigEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    public var isEmpty: Bool {
        for i in 0..<32 where limbs[i] != 0 { return false }
        return true
    }

    /// Adds the log's address and topics, not its data.
    public mutating func add(_ log: Log) {
        add(log.address)
        for topic in log.topics { add(topic) }
    }

    public mutating func add(_ address: Address) {
        setBits(Keccak256.hash(address))
    }

    public mutating func add(_ topic: Hash256) {
        setBits(Keccak256.hash(topic.word))
    }

    /// Adds everything that `other` contains.
    public mutating func formUnion(_ other: Bloom) {
        for i in 0..<32 { limbs[i] |= other.limbs[i] }
    }

    public func union(_ other: Bloom) -> Bloom {
        var result = self
        result.formUnion(other)
        return result
    }

    /// Whether logs of this address may be present; `false` is certain.
    public func mayContain(_ address: Address) -> Bool {
        var probe = Bloom()
        probe.add(address)
        return union(probe) == self
    }

    /// Whether logs with this topic may be present; `false` is certain.
    public func mayContain(_ topic: Hash256) -> Bool {
        var probe = Bloom()
        probe.add(topic)
        return union(probe) == self
    }

    /// Each of the hash's first three 16-bit numbers, modulo 2048, names one bit.
    mutating func setBits(_ hash: Hash256) {
        setBit(hash.word.limb3 >> 48)
        setBit(hash.word.limb3 >> 32)
        setBit(hash.word.limb3 >> 16)
    }

    private mutating func setBit(_ number: UInt64) {
        let bit = Int(truncatingIfNeeded: number & 2047)
        limbs[bit >> 6] |= 1 << UInt64(bit & 63)
    }
}

extension Bloom: Hashable {
    public static func == (a: Bloom, b: Bloom) -> Bool {
        for i in 0..<32 where a.limbs[i] != b.limbs[i] { return false }
        return true
    }

    public func hash(into hasher: inout Hasher) {
        for i in 0..<32 { hasher.combine(limbs[i]) }
    }
}

extension Bloom: CustomStringConvertible {
    public var description: String { Hex.encode(bytes) }
}
