/// The version of a location that a read observed or should have observed, as it fits into one payload word.
///
/// Bits 0..<32 hold the transaction index, 32..<40 the incarnation, 40..<64 how many blocks before the event's own
/// block the writer is (a later block of a stream may read what an earlier one has not committed yet).
@frozen
public struct RecordedVersion: Hashable, Sendable, BitwiseCopyable {
    /// The payload word.
    @usableFromInline package let word: UInt64

    @inlinable @inline(__always)
    package init(word: UInt64) {
        self.word = word
    }

    /// The write of `incarnation` of transaction `txIndex`, `blocksBack` blocks before the event's block.
    @inlinable @inline(__always)
    package init(txIndex: UInt32, incarnation: UInt8, blocksBack: UInt32 = 0) {
        word = UInt64(txIndex) | UInt64(incarnation) &<< 32 | UInt64(blocksBack) &<< 40
    }

    /// The state before everything that is in flight.
    @inlinable package static var base: RecordedVersion { RecordedVersion(word: .max) }

    @inlinable package var isBase: Bool { word == .max }
    @inlinable package var txIndex: UInt32 { UInt32(truncatingIfNeeded: word) }
    @inlinable package var incarnation: UInt8 { UInt8(truncatingIfNeeded: word &>> 32) }
    @inlinable package var blocksBack: UInt32 { UInt32(truncatingIfNeeded: word &>> 40) }
}
