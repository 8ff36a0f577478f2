/// A growing array of trivial records in raw memory: no uniqueness or exclusivity checks on element access.
///
/// Unsafe: elements must be trivial (no references) and indices below `count`; the owner calls `deallocate()` once. Pointers
/// into it are valid until the next `append`.
struct RecordArray<Record: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Record>
    private(set) var count = 0
    private var capacity: Int

    init(minimumCapacity: Int = 64) {
        capacity = minimumCapacity
        base = .allocate(capacity: minimumCapacity)
    }

    func deallocate() {
        base.deallocate()
    }

    /// Amortised O(1). Returns the new record's index.
    @inline(__always) @discardableResult
    mutating func append(_ record: Record) -> Int {
        if count == capacity { grow() }
        (base + count).initialize(to: record)
        count &+= 1
        return count &- 1
    }

    @inline(__always)
    subscript(index: Int) -> Record {
        get { base[index] }
        nonmutating set { base[index] = newValue }
    }

    /// Drops the records from `newCount` on.
    @inline(__always)
    mutating func truncate(to newCount: Int) {
        count = newCount
    }

    var elements: UnsafeBufferPointer<Record> { UnsafeBufferPointer(start: base, count: count) }

    @inline(never)
    private mutating func grow(to minimumCapacity: Int = 0) {
        let old = base
        capacity = Swift.max(2 * capacity, minimumCapacity)
        base = .allocate(capacity: capacity)
        base.moveInitialize(from: old, count: count)
        old.deallocate()
    }
}

extension RecordArray<UInt8> {
    /// O(n) in the number of bytes.
    mutating func append(contentsOf bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        if count + bytes.count > capacity { grow(to: count + bytes.count) }
        UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }
}
