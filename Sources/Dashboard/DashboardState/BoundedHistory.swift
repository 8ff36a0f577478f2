/// The last so many elements of a sequence that never ends, each under the number of its arrival, counted from 0.
///
/// Memory is bounded by the capacity, and an element's number never changes: what is selected stays selected while newer ones arrive.
package struct BoundedHistory<Element: Sendable>: Sendable {
    package let capacity: Int
    private var storage: [Element] = []
    /// The number the next element gets.
    package private(set) var end = 0

    package init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// The number of the oldest element kept; `end` when there is none.
    package var start: Int { end - storage.count }
    package var count: Int { storage.count }
    package var isEmpty: Bool { storage.isEmpty }
    package var indices: Range<Int> { start..<end }

    /// The element of that number; nil when it is gone or has not come. Setting replaces one that is kept.
    /// - Complexity: O(1).
    package subscript(number: Int) -> Element? {
        get { indices.contains(number) ? storage[number % capacity] : nil }
        set {
            guard indices.contains(number), let newValue else { return }
            storage[number % capacity] = newValue
        }
    }

    /// Adds the newest element; the oldest one goes when the history is full.
    /// - Complexity: O(1) amortised.
    package mutating func append(_ element: Element) {
        if storage.count < capacity {
            storage.append(element)
        } else {
            storage[end % capacity] = element
        }
        end += 1
    }
}
