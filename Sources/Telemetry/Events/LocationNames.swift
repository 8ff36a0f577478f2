/// The locations that one block's events name by ID.
package struct LocationNames: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var id: UInt32
        package var location: LocationDescription

        package init(id: UInt32, location: LocationDescription) {
            self.id = id
            self.location = location
        }
    }

    /// Position of the block in the run or stream.
    package var block: UInt32
    package var entries: [Entry]

    package init(block: UInt32, entries: [Entry]) {
        self.block = block
        self.entries = entries
    }

    /// A table whose IDs are the positions in `locations`.
    package init(block: UInt32, locations: [LocationDescription]) {
        self.init(
            block: block, entries: locations.enumerated().map { Entry(id: UInt32($0.offset), location: $0.element) })
    }
}
