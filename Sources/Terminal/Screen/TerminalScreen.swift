/// Where pictures are shown and keys come from. `NCursesScreen` is a real terminal, `MemoryScreen` a test.
///
/// A screen belongs to the thread that opened it: conformers are not `Sendable`.
package protocol TerminalScreen: AnyObject {
    /// The current size. It changes only inside `waitForEvents`.
    var size: Size { get }

    /// The characters to draw with.
    var glyphs: GlyphSet { get }

    /// Shows a picture. Writes nothing to the terminal when it equals the one shown before.
    func present(_ canvas: Canvas)

    /// Forgets what is shown: the next picture is drawn from nothing, over whatever somebody else wrote there.
    func forgetPicture()

    /// Whether the terminal can report the mouse.
    var canReportMouse: Bool { get }

    /// Has the terminal report the mouse, or no longer. Until the first call nothing about the mouse is written to the terminal.
    func captureMouse(_ isCaptured: Bool)

    /// Waits until the terminal has something to say, `wake` was signalled, or time is up; then returns what happened, in order.
    /// - Parameters:
    ///   - wake: ends the waiting too; nil while such news can wait. It is not reset here.
    ///   - timeout: nanoseconds; nil waits for ever, 0 only looks.
    func waitForEvents(wake: WakePipe?, timeout: UInt64?) -> [TerminalEvent]

    /// Gives the terminal back as it was. Further calls do nothing.
    func close()
}

extension TerminalScreen {
    package var canReportMouse: Bool { false }

    package func captureMouse(_ isCaptured: Bool) {}
}
