/// A screen without a terminal: plays back events and keeps the pictures.
package final class MemoryScreen: TerminalScreen {
    package private(set) var size: Size
    package let glyphs: GlyphSet
    /// Every picture that differed from the one before it.
    package private(set) var pictures: [Canvas] = []
    package private(set) var isClosed = false
    /// How often the picture was to be drawn from nothing.
    package private(set) var forgottenPictures = 0
    /// The last thing asked of the mouse; nil if nothing was.
    package private(set) var isMouseCaptured: Bool?
    package let canReportMouse: Bool
    private var script: [[TerminalEvent]]

    /// - Parameter script: what each call of `waitForEvents` returns; after its end every call returns `.ended(.closed)`.
    package init(size: Size, glyphs: GlyphSet = .unicode, script: [[TerminalEvent]] = [], canReportMouse: Bool = true) {
        self.size = size
        self.glyphs = glyphs
        self.script = script
        self.canReportMouse = canReportMouse
    }

    package func present(_ canvas: Canvas) {
        if canvas != pictures.last { pictures.append(canvas) }
    }

    package func waitForEvents(wake: WakePipe?, timeout: UInt64?) -> [TerminalEvent] {
        guard !script.isEmpty else { return [.ended(.closed)] }
        let events = script.removeFirst()
        for case .resized(let size) in events { self.size = size }
        return events
    }

    package func forgetPicture() { forgottenPictures += 1 }

    package func captureMouse(_ isCaptured: Bool) { isMouseCaptured = isCaptured }

    package func close() { isClosed = true }
}
