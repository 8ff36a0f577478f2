import Synchronization
import Terminal

/// A screen that nobody sees, for measuring sessions: takes pictures at the pace of a real one until it is told to end.
final class HeadlessScreen: TerminalScreen {
    /// Ends a session from another thread; it has to be woken to notice.
    final class End: Sendable {
        private let flag = Atomic<Bool>(false)

        var isSet: Bool { flag.load(ordering: .acquiring) }

        func set() { flag.store(true, ordering: .releasing) }
    }

    let size: Size
    let glyphs = GlyphSet.unicode
    private let end: End
    private let clock: WakePipe
    private var picture: Canvas?

    /// - Parameter clock: waited on where nothing else wakes; never signalled.
    init(size: Size, end: End, clock: WakePipe) {
        self.size = size
        self.end = end
        self.clock = clock
    }

    func present(_ canvas: Canvas) {
        // What a real screen does at least: see whether anything changed.
        if canvas != picture { picture = canvas }
    }

    func forgetPicture() { picture = nil }

    func waitForEvents(wake: WakePipe?, timeout: UInt64?) -> [TerminalEvent] {
        (wake ?? clock).wait(nanoseconds: timeout)
        return end.isSet ? [.ended(.closed)] : []
    }

    func close() {}
}
