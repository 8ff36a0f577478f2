import Telemetry

/// A read that did not hold.
package struct Conflict: Sendable, Equatable {
    /// Position of its event.
    package let position: Int
    /// Who read, in which execution.
    package let transaction: Int
    package let incarnation: Int
    package let location: UInt32
    /// What should have been read.
    package let version: RecordedVersion

    init(_ event: Event, position: Int) {
        self.position = position
        transaction = Int(event.txIndex)
        incarnation = Int(event.incarnation)
        location = UInt32(truncatingIfNeeded: event.a)
        version = RecordedVersion(word: event.b)
    }

    /// The transaction of the same block whose write it missed.
    package var writer: Int? { version.writerInBlock }
}

extension RecordedVersion {
    /// The transaction of the event's own block that wrote this version; nil for the state before it.
    package var writerInBlock: Int? { isBase || blocksBack > 0 ? nil : Int(txIndex) }
}
