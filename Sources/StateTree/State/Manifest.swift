import Primitives

/// What a store says about itself, written in the same batch as every block: RLP, and eight bytes of its hash against a torn
/// or foreign value.
struct Manifest: Equatable {
    /// Changes whenever stored values change their form.
    static let formatVersion: UInt64 = 2
    private static let checksumLength = 8

    let head: StateHead
    /// The version of the shard map at the time, for whoever looks.
    let shardMapVersion: UInt64

    var encoded: [UInt8] {
        var encoder = RLPEncoder()
        encoder.appendList { encoder in
            encoder.append(Self.formatVersion)
            encoder.append(head.number)
            encoder.append(head.hash ?? .zero)
            encoder.append(head.root)
            encoder.append(head.isWhole ? 1 as UInt64 : 0)
            encoder.append(shardMapVersion)
        }
        return encoder.bytes + Keccak256.hash(encoder.bytes).bytes.prefix(Self.checksumLength)
    }

    init(head: StateHead, shardMapVersion: UInt64) {
        self.head = head
        self.shardMapVersion = shardMapVersion
    }

    /// - Parameter place: of the store, for errors.
    init(decoding bytes: [UInt8], place: String) throws(StateError) {
        let content = [UInt8](bytes.dropLast(Self.checksumLength))
        guard bytes.suffix(Self.checksumLength).elementsEqual(Keccak256.hash(content).bytes.prefix(Self.checksumLength))
        else { throw .damaged(place: "\(place), manifest", expected: "the checksum of its content", found: "another") }
        do {
            var decoder = RLPDecoder(content)
            var fields = try decoder.readList()
            let version = try fields.readUInt64()
            guard version == Self.formatVersion else {
                throw StateError.notAState(
                    place: "\(place), manifest", expected: "format version \(Self.formatVersion)", found: "\(version)",
                    advice: "use the program that wrote it, or initialise a new folder")
            }
            let number = try fields.readUInt64()
            let hash = try fields.readHash()
            let root = try fields.readHash()
            let isWhole = try fields.readUInt64() == 1
            head = StateHead(number: number, hash: hash == .zero ? nil : hash, root: root, isWhole: isWhole)
            shardMapVersion = try fields.readUInt64()
            try fields.finish()
            try decoder.finish()
        } catch let error as StateError {
            throw error
        } catch {
            throw .damaged(place: "\(place), manifest", expected: "a manifest", found: "\(error)")
        }
    }
}
