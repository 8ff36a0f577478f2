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
        let sorted = counts.sorted {
            ($1.value, $0.key.address, "\($0.key.field)") < ($0.value, $1.key.address, "\($1.key.field)")
        }
        return sorted.prefix(count).map { ($0.key, $0.value) }
    }

    package var isEmpty: Bool { counts.isEmpty }
}
