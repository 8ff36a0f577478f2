import CNCurses
import Glibc

/// The dashboard's screen on a real terminal, through ncursesw.
///
/// Belongs to the thread that opened it, as ncurses does. Only one may be open at a time: ncurses keeps its state in globals.
package final class NCursesScreen: TerminalScreen {
    package private(set) var size = Size(width: 0, height: 0)
    package let glyphs: GlyphSet
    let palette: Palette
    let isSynchronized: Bool
    let window: UnsafeMutablePointer<WINDOW>
    private let handle: OpaquePointer
    let signalPipe: WakePipe
    var handlers = SignalHandlers()
    var decoder: KeyDecoder
    /// What the terminal shows; nil when that is unknown.
    var shown: Canvas?
    var isMouseCaptured = false
    /// Nothing is left to restore: the terminal has been given back, for good.
    var isGivenBack = false
    private var isClosed = false

    /// Opens the screen: from here to `close` the terminal belongs to it.
    /// - Throws: `TerminalError`, with the terminal untouched.
    package init(options: NCursesOptions = NCursesOptions()) throws {
        guard isatty(STDIN_FILENO) == 1 else { throw TerminalError.notATerminal(stream: "standard input") }
        guard isatty(STDOUT_FILENO) == 1 else { throw TerminalError.notATerminal(stream: "standard output") }
        setlocale(LC_CTYPE, "")
        let environment = TerminalProfile.environment()
        let term = environment["TERM"] ?? ""
        var found: Int32 = 0
        guard !term.isEmpty, setupterm(term, STDOUT_FILENO, &found) == OK else {
            throw TerminalError.unknownTerminal(name: term)
        }
        guard cncurses_capability("cup") != nil else { throw TerminalError.cannotPlaceCursor(name: term) }
        let profile = TerminalProfile(
            environment: environment, codeset: String(cString: cncurses_codeset()), colour: options.colour,
            ascii: options.ascii, colours: Self.terminalColours())
        glyphs = profile.glyphs
        palette = Palette(depth: profile.depth, colourBlindSafe: options.colourBlindSafe)
        isSynchronized = options.synchronizedOutput && profile.takesSynchronizedOutput
        decoder = KeyDecoder(sequences: KeySequences(terminfo: Self.terminfoKeys()))
        signalPipe = try WakePipe()

        TerminalRestoration.prepare(descriptor: STDOUT_FILENO)
        // Before newterm: ncurses installs handlers of its own for signals that nobody has taken.
        handlers.install(pipe: signalPipe)
        guard let handle = cncurses_open(term), let window = cncurses_window() else {
            handlers.remove()
            throw TerminalError.unknownTerminal(name: term)
        }
        (self.handle, self.window) = (handle, window)
        startModes()
        startColours()
        updateSize()
        TerminalRestoration.arm()
    }

    package func close() {
        guard !isClosed else { return }
        isClosed = true
        if !isGivenBack {
            TerminalRestoration.blockTerminalStops()
            releaseMouse()
            endwin()
        }
        TerminalRestoration.disarm()
        handlers.remove()
        delscreen(handle)
    }

    /// Input key by key, without echo; Ctrl-C and Ctrl-Z stay signals, Ctrl-S and Ctrl-Q do not stop the output.
    private func startModes() {
        cbreak()
        noecho()
        nonl()
        keypad(window, true)
        leaveok(window, true)
        curs_set(0)
        // Do not cut an update short because a key is waiting: a half-drawn frame would be shown until the next one.
        typeahead(-1)
        var modes = termios()
        if tcgetattr(STDOUT_FILENO, &modes) == 0 {
            modes.c_iflag &= ~tcflag_t(IXON | IXOFF)
            tcsetattr(STDOUT_FILENO, TCSADRAIN, &modes)
            def_prog_mode()
        }
    }

    /// One colour pair per style, numbered from 1.
    private func startColours() {
        guard palette.depth > .mono, start_color() == OK else { return }
        use_default_colors()
        for style in Style.all {
            let foreground: Int32 =
                switch palette[style].foreground {
                case .indexed(let index): Int32(index)
                case .rgb(let value): Int32(value)
                case nil: -1
                }
            init_extended_pair(Int32(style.index + 1), foreground, -1)
        }
    }

    /// Reads the terminal's size and fits ncurses to it. Returns whether it changed.
    @discardableResult
    func updateSize() -> Bool {
        var columns: Int32 = 0
        var rows: Int32 = 0
        if cncurses_size(STDOUT_FILENO, &columns, &rows) != 0 {
            // A serial line that does not know: what terminfo, LINES and COLUMNS say.
            (columns, rows) = (getmaxx(window), getmaxy(window))
        } else if columns != getmaxx(window) || rows != getmaxy(window) {
            resizeterm(rows, columns)
        }
        let new = Size(width: Int(columns), height: Int(rows))
        guard new != size else { return false }
        size = new
        shown = nil
        prepareRestoration()
        return true
    }

    /// What undoes the screen as it is now, for the ways out that no code runs on.
    func prepareRestoration() {
        TerminalRestoration.setSequences(
            (isMouseCaptured ? Self.releaseMouse : [])
                + Self.restoringSequences(isSynchronized: isSynchronized, rows: size.height))
    }
}
