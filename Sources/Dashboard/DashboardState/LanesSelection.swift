/// The Lanes screen: which worker is selected, and which slice of the block's time is in view.
package struct LanesSelection: Sendable, Equatable {
    package internal(set) var worker = 0
    /// The slice is the block's duration divided by two to this power.
    package internal(set) var zoom = 0
    /// Number of the slice, counted in halves of its length: neighbouring slices overlap by half.
    package internal(set) var slice = 0
    /// The slice goes with the cursor; ends when the user moves it.
    package internal(set) var isAtCursor = true

    /// Beyond this a slice of any block is shorter than what clocks resolve.
    static let deepest = 20

    /// The part of the block's time in view, in nanoseconds since its first event.
    package func window(of duration: UInt64) -> Range<UInt64> {
        let length = max(1, duration >> UInt64(zoom))
        let start = min(UInt64(slice) * (length / 2), duration - min(length, duration))
        return start..<(start + length)
    }

    /// How many slices the block has at this zoom.
    func sliceCount(of duration: UInt64) -> Int { zoom == 0 ? 1 : (2 << zoom) - 1 }

    /// Zooms, keeping a time in view.
    mutating func zoom(by step: Int, around time: UInt64, of duration: UInt64) {
        zoom = min(max(0, zoom + step), Self.deepest)
        show(time, of: duration)
    }

    /// Moves to the slice with a time in its middle half.
    mutating func show(_ time: UInt64, of duration: UInt64) {
        let half = max(1, duration >> UInt64(zoom)) / 2
        let wanted = half == 0 ? 0 : Int(clamping: time / half)
        // In the first half of a slice the one before shows it nearer to the middle.
        slice = min(max(0, wanted - (half > 0 && time % half < half / 2 ? 1 : 0)), sliceCount(of: duration) - 1)
    }

    mutating func move(by step: Int, of duration: UInt64) {
        slice = min(max(0, slice + step), sliceCount(of: duration) - 1)
        isAtCursor = false
    }

    mutating func settle(cursor: UInt64, duration: UInt64, workers: Int) {
        worker = min(max(0, worker), max(0, workers - 1))
        slice = min(slice, sliceCount(of: duration) - 1)
        if isAtCursor, !window(of: duration).contains(cursor) { show(cursor, of: duration) }
    }
}
