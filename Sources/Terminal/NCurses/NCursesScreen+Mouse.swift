import CNCurses
import Glibc

/// The mouse, by xterm's modes 1000 (presses, releases, the wheel) and 1006 (reports without a limit of 223 columns; terminals that do not
/// know it ignore it and report as X10 did).
///
/// Not by ncurses' `mousemask`: that reads the reports itself, which only `get_wch` would hand on, and looks for other mice (gpm).
extension NCursesScreen {
    private static let captureMouse = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    static let releaseMouse = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

    /// Terminals whose entry says how their reports begin.
    package var canReportMouse: Bool { cncurses_capability("kmous") != nil }

    package func captureMouse(_ isCaptured: Bool) {
        guard isCaptured != isMouseCaptured, canReportMouse else { return }
        if isCaptured {
            // Before it is captured: there is no moment at which a crash would leave it so.
            isMouseCaptured = true
            prepareRestoration()
            resumeMouse()
        } else {
            releaseMouse()
            isMouseCaptured = false
            prepareRestoration()
        }
    }

    /// Captures the mouse again after somebody else had the terminal.
    func resumeMouse() { if isMouseCaptured { write(Self.captureMouse) } }

    /// Before somebody else gets the terminal.
    func releaseMouse() { if isMouseCaptured { write(Self.releaseMouse) } }

    private func write(_ bytes: [UInt8]) {
        guard TerminalRestoration.beginDrawing() else { return }
        send(bytes)
        TerminalRestoration.endDrawing()
    }
}
