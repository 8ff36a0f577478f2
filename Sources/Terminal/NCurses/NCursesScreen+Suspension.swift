import CNCurses
import Glibc

/// Job control: who has the terminal, and when.
extension NCursesScreen {
    /// How long a program that goes on in the background waits for the signal that ends it, in nanoseconds. Shells let a stopped job go
    /// on to end it, and another thread may be the one that takes the signal, a little later than this one goes on.
    private static let endDelay: UInt64 = 1_000_000_000

    /// Ctrl-Z: the terminal as it was, then stop; from `fg` on it is this screen's again.
    ///
    /// Returns what ended the program meanwhile, if anything did. The terminal stays as it is then.
    func suspend() -> TerminalEnd? {
        releaseMouse()
        endwin()
        TerminalRestoration.disarm()
        handlers.suspend()
        if let end = waitForForeground() {
            isGivenBack = true
            return end
        }
        TerminalRestoration.arm()
        forgetPicture()
        resumeMouse()
        return nil
    }

    /// Returns once the terminal is this program's; until then it is not touched. In the background the program stops, as the terminal
    /// driver has programs stop that use it there (POSIX.1-2017, 11.1.4), but not before it knows that it is not to end.
    ///
    /// Signals that came are taken out of the pipe: of those only requests to end matter here, and they are what is returned.
    func waitForForeground() -> TerminalEnd? {
        if let end = takeEndRequest() { return end }
        while isInBackground {
            let deadline = MonotonicClock.nanoseconds() + Self.endDelay
            while isInBackground, case let now = MonotonicClock.nanoseconds(), now < deadline {
                var descriptors = [
                    pollfd(fd: signalPipe.readDescriptor, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: STDIN_FILENO, events: 0, revents: 0),
                ]
                poll(&descriptors, nfds_t(descriptors.count), Self.milliseconds(deadline - now))
                if let end = takeEndRequest() { return end }
                if descriptors[1].revents != 0 { return .closed }
            }
            if isInBackground { handlers.suspend() }
        }
        return nil
    }

    /// Whether another job has the terminal. A terminal that does not control this session's jobs is nobody else's.
    private var isInBackground: Bool {
        let group = tcgetpgrp(STDOUT_FILENO)
        return group >= 0 && group != getpgrp()
    }

    private func takeEndRequest() -> TerminalEnd? {
        signalPipe.reset().map { Int32($0) }.first(where: SignalHandlers.asksToEnd).map { .signal($0) }
    }
}
