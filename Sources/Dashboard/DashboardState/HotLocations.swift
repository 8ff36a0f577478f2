import Primitives
import Telemetry

/// How often reads of a location did not hold, over all blocks, for the locations where that happens often.
///
/// Memory is bounded: when there are too many, all counts are halved and the smallest go. What is hot now stays, what was hot long ago
/// leaves.
package struct HotLocations: Sendable {
    private static let capacity = 1_024

    private var counts: [LocationDescription: Int] = [:]
    /// Counts have been halved: they are no longer exact.
    package private(set) var isApproximate = false

    mutating func add(_ location: LocationDescription) {
        counts[location, default: 0] += 1
        guard counts.count > Self.capacity else { return }
        counts = counts.mapValues { $0 / 2 }.filter { $0.value > 0 }
        // All of them as frequent as the newest: begin anew rather than grow.
        if counts.count > Self.capacity / 2 { counts = [:] }
        isApproximate = true
    }

    /// Most conflicts first.
    package func top(_ count: Int) -> [(location: LocationDescription, conflicts: Int)] {
        let sorted = counts.sorted { a, b in
            if a.value != b.value { return a.value > b.value }
            if a.key.address != b.key.address { return a.key.address < b.key.address }
            return a.key.field.order < b.key.field.order
        }
        return sorted.prefix(count).map { ($0.key, $0.value) }
    }

    package var isEmpty: Bool { counts.isEmpty }
}

extension LocationDescription.Field {
    /// For a fixed order of locations of one account.
    fileprivate var order: (Int, UInt256) {
        switch self {
        case .balance: (0, .zero)
        case .nonce: (1, .zero)
        case .code: (2, .zero)
        case .existence: (3, .zero)
        case .storage(let slot): (4, slot)
        }
    }
}
