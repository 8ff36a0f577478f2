import Primitives

/// Nodes on their way to their hashes.
///
/// Unsafe: encodings lie in one piece of memory, with room for each that its users state.
struct HashGroup: ~Copyable {
    private let room: Int
    private let capacity: Int
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let messages: UnsafeMutableBufferPointer<KeccakMessage>
    private let digests: UnsafeMutableBufferPointer<(UInt64, UInt64, UInt64, UInt64)>
    private let positions: UnsafeMutableBufferPointer<Int>
    private var count = 0

    init(count: Int, room: Int) {
        self.room = room
        capacity = count
        bytes = .allocate(capacity: count * room)
        messages = .allocate(capacity: count)
        digests = .allocate(capacity: count)
        positions = .allocate(capacity: count)
    }

    deinit {
        bytes.deallocate()
        messages.deallocate()
        digests.deallocate()
        positions.deallocate()
    }

    var isFull: Bool { count == capacity }

    mutating func add(_ position: Int, _ write: (inout ByteWriter) -> Void) {
        let start = count * room
        var writer = ByteWriter(UnsafeMutableBufferPointer(rebasing: bytes[start..<start + room]))
        write(&writer)
        messages[count] = KeccakMessage(offset: start, length: writer.count)
        positions[count] = position
        count += 1
    }

    /// Hands over what a parent holds of each node, and begins anew.
    mutating func finish(_ body: (_ position: Int, TrieDraft.Reference) -> Void) {
        guard count > 0, let base = bytes.baseAddress, let results = digests.baseAddress else { return }
        Keccak256.hash(
            UnsafeBufferPointer(rebasing: messages[..<count]), of: UnsafeRawPointer(base),
            into: UnsafeMutableRawPointer(results))
        for index in 0..<count {
            let length = Int(messages[index].length)
            var reference = TrieDraft.Reference(length: 32, bytes: digests[index])
            if length < 32 {
                reference.length = length
                let start = Int(messages[index].offset)
                withUnsafeMutableBytes(of: &reference.bytes) {
                    $0.copyBytes(from: bytes[start..<start + length])
                }
            }
            body(positions[index], reference)
        }
        count = 0
    }
}
