import CNCurses
import Glibc

extension NCursesScreen {
    /// How long the decoder may wait for the rest of an escape sequence, in nanoseconds: terminals send one in a single write, so a
    /// lone ESC is the Esc key soon after.
    private static let escapeDelay: UInt64 = 25_000_000

    package func waitForEvents(wake: WakePipe?, timeout: UInt64?) -> [TerminalEvent] {
        let decoderTimeout = decoder.isWaiting ? Self.escapeDelay : nil
        let limit = [timeout, decoderTimeout].compactMap { $0 }.min()
        var descriptors = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signalPipe.readDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        if let wake { descriptors.append(pollfd(fd: wake.readDescriptor, events: Int16(POLLIN), revents: 0)) }
        let ready = poll(&descriptors, nfds_t(descriptors.count), Self.milliseconds(limit))
        guard ready > 0 else {
            // Time is up, or a signal came whose byte the next call finds.
            let isExpired = ready == 0 && limit == decoderTimeout && decoder.isWaiting
            return isExpired ? decoder.expire().map(TerminalEvent.init) : []
        }
        var events = descriptors[1].revents != 0 ? signalEvents() : []
        if descriptors[0].revents != 0 { events += inputEvents() }
        return events
    }

    /// Rounded up: waking a little early would only mean to wait again.
    static func milliseconds(_ nanoseconds: UInt64?) -> Int32 {
        guard let nanoseconds else { return -1 }
        return Int32(clamping: nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 == 0 ? 0 : 1))
    }

    private func inputEvents() -> [TerminalEvent] {
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count > 0 { return decoder.decode(buffer[..<count]).map(TerminalEvent.init) }
        // 0 is end of file; EIO is a terminal that hung up, or one that belongs to another session by now.
        let isTransient = count < 0 && (errno == EINTR || errno == EAGAIN)
        return isTransient ? [] : [.ended(.closed)]
    }

    private func signalEvents() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        let signals = signalPipe.reset().map { Int32($0) }
        // A program that is to end has no business with the terminal any more, which may be another program's by now.
        if let end = signals.first(where: SignalHandlers.asksToEnd) { return [.ended(.signal(end))] }
        for signal in signals {
            switch signal {
            case SIGWINCH:
                // Many may have come for one drag of the window's corner: only the size now counts.
                if updateSize() { events.append(.resized(size)) }
            case SIGTSTP:
                if let end = suspend() { return [.ended(end)] }
                events.append(updateSize() ? .resized(size) : .resumed)
            case SIGCONT:
                // After SIGSTOP nobody restored anything, and the shell may have changed the modes meanwhile.
                if let end = waitForForeground() { return [.ended(end)] }
                reset_prog_mode()
                forgetPicture()
                resumeMouse()
                events.append(updateSize() ? .resized(size) : .resumed)
            default: break
            }
        }
        return events
    }
}
