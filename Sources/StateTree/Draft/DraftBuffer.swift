/// A growing array of plain values that is freed with its owner.
///
/// Unsafe: memory is managed by hand, so that access counts no references and checks for no other owner, and positions are checked in
/// debug builds only. All of them come from `append` of the same buffer.
struct DraftBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// - Returns: the position of the new element.
    @inline(__always)
    @discardableResult
    mutating func append(_ element: Element) -> Int {
        reserve(1)
        (base + count).initialize(to: element)
        count += 1
        return count - 1
    }

    mutating func append(repeating element: Element, count added: Int) {
        reserve(added)
        (base + count).initialize(repeating: element, count: added)
        count += added
    }

    /// Adds elements that `body` writes.
    ///
    /// - Parameter body: is given room for `most` elements, and returns how many it wrote.
    @inline(__always)
    mutating func append(atMost most: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Int) {
        reserve(most)
        let added = body(UnsafeMutableBufferPointer(start: base + count, count: most))
        precondition((0...most).contains(added), "no more than there is room for")
        count += added
    }

    mutating func removeLast(_ removed: Int) { count -= removed }

    @inline(__always)
    subscript(_ position: Int) -> Element {
        unsafeAddress {
            assert((0..<count).contains(position), "a position of this buffer")
            return UnsafePointer(base + position)
        }
        unsafeMutableAddress {
            assert((0..<count).contains(position), "a position of this buffer")
            return base + position
        }
    }

    @inline(__always)
    private mutating func reserve(_ added: Int) {
        if count + added > capacity { grow(to: count + added) }
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        capacity = max(2 * capacity, needed)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
