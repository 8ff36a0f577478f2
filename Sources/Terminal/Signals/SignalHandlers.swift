import Glibc
import Synchronization

/// Installs and removes the screen's signal handlers.
///
/// Ordinary signals become bytes in a pipe that the drawing loop polls. Fatal ones restore the terminal and then take their former
/// action (a crash stays a crash, with its exit status and core file). See `TerminalRestoration` for what handlers may do.
struct SignalHandlers {
    /// Handled in the loop: size, suspension, requests to end.
    private static let ordinary = [SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM, SIGINT]

    /// The program cannot go on. Taken even from Swift's backtracer, which gets its turn on the restored terminal.
    private static let fatal = [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT]

    /// Would end the program without a word; left alone where somebody else handles them.
    private static let ending = [
        SIGSYS, SIGPIPE, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
    ]

    /// Room for the former action of every signal number (Linux has 64).
    ///
    /// Unsafe without isolation: written by the screen's thread before the handler that reads it is installed, and not changed while
    /// it is.
    private nonisolated(unsafe) static let former = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)

    /// Requests to end that arrived; the second one does not wait for the loop.
    private static let endRequests = Atomic<Int>(0)

    private var installed: [Int32] = []

    /// Takes over the signals. `pipe` must outlive the handlers.
    mutating func install(pipe: WakePipe) {
        TerminalRestoration.state.pointee.signalDescriptor = pipe.handlerDescriptor
        Self.endRequests.store(0, ordering: .sequentiallyConsistent)
        TerminalRestoration.guardThisThread()
        for signal in Self.ordinary { take(signal, handler: Self.passOn, flags: SA_RESTART) }
        for signal in Self.fatal { take(signal, handler: Self.restoreAndFail, flags: SA_ONSTACK) }
        for signal in Self.ending where Self.isDefault(signal) {
            take(signal, handler: Self.restoreAndFail, flags: SA_ONSTACK)
        }
    }

    /// Gives the signals back to whoever had them.
    mutating func remove() {
        for signal in installed { sigaction(signal, Self.former + Int(signal), nil) }
        installed.removeAll()
    }

    /// Stops the process as the terminal driver would have; returns when it is continued.
    func suspend() {
        var standard = sigaction()
        standard.__sigaction_handler.sa_handler = SIG_DFL
        var own = sigaction()
        sigaction(SIGTSTP, &standard, &own)
        raise(SIGTSTP)
        sigaction(SIGTSTP, &own, nil)
    }

    private mutating func take(_ signal: Int32, handler: @escaping @convention(c) (Int32) -> Void, flags: Int32) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        sigemptyset(&action.sa_mask)
        (Self.former + Int(signal)).initialize(to: sigaction())
        if sigaction(signal, &action, Self.former + Int(signal)) == 0 { installed.append(signal) }
        // A parent may have left it blocked, and then nothing but SIGKILL would end the program.
        var alone = sigset_t()
        sigemptyset(&alone)
        sigaddset(&alone, signal)
        pthread_sigmask(SIG_UNBLOCK, &alone, nil)
    }

    /// Whether a signal asks the program to end.
    static func asksToEnd(_ signal: Int32) -> Bool { signal == SIGTERM || signal == SIGINT || signal == SIGHUP }

    private static func isDefault(_ signal: Int32) -> Bool {
        var action = sigaction()
        sigaction(signal, nil, &action)
        // SIG_DFL is the null pointer.
        return action.__sigaction_handler.sa_handler == nil
    }

    private static let passOn: @convention(c) (Int32) -> Void = { signal in
        let saved = errno
        if SignalHandlers.asksToEnd(signal),
            SignalHandlers.endRequests.add(1, ordering: .sequentiallyConsistent).oldValue > 0
        {
            SignalHandlers.restoreAndFail(signal)
        }
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = write(TerminalRestoration.state.pointee.signalDescriptor, &byte, 1)
        errno = saved
    }

    private static let restoreAndFail: @convention(c) (Int32) -> Void = { signal in
        TerminalRestoration.restore()
        sigaction(signal, SignalHandlers.former + Int(signal), nil)
        // Blocked while this handler runs: it is delivered on return, to the former action.
        raise(signal)
    }
}
