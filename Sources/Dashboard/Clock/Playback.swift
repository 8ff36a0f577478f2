/// Which block is on the screen, and how much of it has happened there.
///
/// Three clocks run the same screens: live shows the newest block whole, slow motion plays recorded blocks back, and with steps the
/// user moves the cursor. Durations that are printed are true ones in all of them.
package struct Playback: Sendable, Equatable {
    package enum Mode: Sendable, Equatable { case live, slow, step }

    package internal(set) var mode = Mode.live
    package internal(set) var slowdown = Slowdown.usual
    /// The number of the block in `Recordings`; nil before the first one.
    package internal(set) var block: Int?
    /// How many of its events have happened: the cursor stands behind the last of them.
    package internal(set) var position = 0
    /// True nanoseconds since the block's first event.
    package internal(set) var time: UInt64 = 0
    /// When (on the dashboard's clock) which true time was on the screen: where slow motion reckons from.
    var anchor = Anchor()
    /// Until when the end of a block stays on the screen before the next one follows.
    var restsUntil: UInt64?
    /// The user wants a block that the engine has yet to execute.
    var awaitsNext = false

    struct Anchor: Sendable, Equatable {
        var now: UInt64 = 0
        var time: UInt64 = 0
    }

    /// Nanoseconds that the end of a block stays on the screen.
    static let rest: UInt64 = 1_500_000_000

    package init() {}
}
