import Telemetry

/// What the location IDs of a block stand for.
struct NamedLocations: Sendable {
    private let entries: [LocationNames.Entry]

    /// O(n) if they are in the order of their IDs, as the engine names them.
    init(_ entries: [LocationNames.Entry]) {
        let isSorted = zip(entries, entries.dropFirst()).allSatisfy { $0.id <= $1.id }
        self.entries = isSorted ? entries : entries.sorted { $0.id < $1.id }
    }

    /// Nil where the name did not come. O(log n).
    subscript(id: UInt32) -> LocationDescription? {
        let index = entries.partition(where: { $0.id >= id })
        return index < entries.count && entries[index].id == id ? entries[index].location : nil
    }
}
