/// A growing array of trivial records that never move: one thread appends while others read what was handed over to them.
///
/// Unsafe: elements must be trivial and indices below the count at the time of the hand-over, which orders the memory (release
/// and acquire); the owner calls `deallocate()` once.
struct ChunkedArray<Record: BitwiseCopyable> {
    private static var chunkBits: Int { 12 }
    private static var chunkCapacity: Int { 1 << chunkBits }
    /// Room for 64 million records.
    private static var chunkLimit: Int { 1 << 14 }

    private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Record>?>
    private(set) var count = 0

    init() {
        chunks = .allocate(capacity: Self.chunkLimit)
        chunks.initialize(repeating: nil, count: Self.chunkLimit)
    }

    func deallocate() {
        for i in 0..<Self.chunkLimit { chunks[i]?.deallocate() }
        chunks.deallocate()
    }

    /// O(1).
    @inline(__always)
    mutating func append(_ record: Record) {
        let chunk = chunks[count &>> Self.chunkBits] ?? addChunk()
        (chunk + (count & (Self.chunkCapacity &- 1))).initialize(to: record)
        count &+= 1
    }

    @inline(__always)
    func pointer(at index: Int) -> UnsafeMutablePointer<Record> {
        // Whoever knows the index knows that its chunk is there.
        chunks[index &>> Self.chunkBits].unsafelyUnwrapped + (index & (Self.chunkCapacity &- 1))
    }

    /// Forgets everything and keeps the memory.
    mutating func removeAll() {
        count = 0
    }

    @inline(never)
    private func addChunk() -> UnsafeMutablePointer<Record> {
        let index = count &>> Self.chunkBits
        precondition(index < Self.chunkLimit, "more than 64 million accesses in one block")
        let chunk = UnsafeMutablePointer<Record>.allocate(capacity: Self.chunkCapacity)
        chunks[index] = chunk
        return chunk
    }
}
