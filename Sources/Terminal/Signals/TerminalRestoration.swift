import CNCurses
import Glibc
import Synchronization

/// Gives the terminal back on the ways out that no code runs on: fatal signals, a second SIGTERM, `exit` from another thread.
///
/// Unsafe on purpose: everything a signal handler needs lies in one allocation that is filled in before the handlers are installed
/// and never freed, because a handler may neither allocate nor take a lock. The handlers call only async-signal-safe functions
/// (`write`, `pread`, `dup2`, `tcsetattr`, `sigaction`, `pthread_sigmask`, `raise`, `nanosleep`; POSIX.1-2017, 2.4.3).
///
/// While it is armed, what the process writes to standard error (Swift's own "Fatal error: ..." above all) goes to an anonymous
/// file, and is written to the terminal after that is a terminal again; on the screen it would be lost with the picture.
package enum TerminalRestoration {
    /// The terminal needs restoring. Whoever sets it to false does the restoring, so it happens once.
    static let isArmed = Atomic<Bool>(false)

    /// Unsafe without isolation: written by the screen's thread while nothing is armed, read by whoever took `isArmed`.
    nonisolated(unsafe) static let state = UnsafeMutablePointer<RestorationState>.allocate(capacity: 1)

    /// The screen's thread is writing to the terminal.
    private static let isDrawing = Atomic<Bool>(false)

    private static let isPrepared = Atomic<Bool>(false)

    /// The capacity of each of the two buffers for escape sequences, in bytes.
    static let sequenceCapacity = 512

    /// Size of the buffer through which captured messages are copied, in bytes.
    static let copyCapacity = 4096

    /// Remembers the terminal's modes. Call before ncurses changes them.
    /// - Parameter descriptor: of the terminal written to.
    static func prepare(descriptor: Int32) {
        if !isPrepared.exchange(true, ordering: .acquiringAndReleasing) {
            state.initialize(to: RestorationState())
            state.pointee.sequences = .allocate(capacity: 2 * sequenceCapacity)
            state.pointee.copyBuffer = .allocate(byteCount: copyCapacity, alignment: 1)
            atexit { TerminalRestoration.restore() }
        }
        state.pointee.descriptor = descriptor
        state.pointee.screenThread = pthread_self()
        tcgetattr(descriptor, &state.pointee.modes)
    }

    /// Sets the bytes that undo what the screen did to the terminal: cursor hidden, other screen, keypad, attributes.
    static func setSequences(_ bytes: [UInt8]) {
        guard let sequences = state.pointee.sequences else { return }
        let count = min(bytes.count, sequenceCapacity - 1)
        // Into the buffer that does not count: a handler may run between these lines.
        let start = state.pointee.sequenceRange < sequenceCapacity ? sequenceCapacity : 0
        for index in 0..<count { sequences[start + index] = bytes[index] }
        atomicMemoryFence(ordering: .releasing)
        state.pointee.sequenceRange = start + count
    }

    /// From here on every way out restores. Standard error is captured when it is a terminal.
    static func arm() {
        captureErrors()
        isArmed.store(true, ordering: .sequentiallyConsistent)
    }

    /// The caller restores the terminal itself (ncurses' `endwin`); messages captured so far are shown.
    static func disarm() {
        guard isArmed.exchange(false, ordering: .sequentiallyConsistent) else { return }
        releaseErrors()
    }

    /// Restores the terminal at once if it is armed. Async-signal-safe.
    static func restore() {
        guard isArmed.exchange(false, ordering: .sequentiallyConsistent) else { return }
        blockTerminalStops()
        waitForDrawing()
        if let sequences = state.pointee.sequences {
            let (range, capacity) = (state.pointee.sequenceRange, sequenceCapacity)
            let start = range < capacity ? 0 : capacity
            writeAll(state.pointee.descriptor, UnsafeRawPointer(sequences + start), range - start)
        }
        tcsetattr(state.pointee.descriptor, TCSANOW, &state.pointee.modes)
        releaseErrors()
    }

    /// A process in the background that sets a terminal's modes is stopped (SIGTTOU), unless it blocks that: what is about to end must
    /// not stop instead. Async-signal-safe.
    static func blockTerminalStops() {
        var stops = sigset_t()
        sigemptyset(&stops)
        sigaddset(&stops, SIGTTOU)
        pthread_sigmask(SIG_BLOCK, &stops, nil)
    }

    /// To be asked before writing to the terminal; false when it has been given back and must not be touched.
    static func beginDrawing() -> Bool {
        isDrawing.store(true, ordering: .sequentiallyConsistent)
        if isArmed.load(ordering: .sequentiallyConsistent) { return true }
        isDrawing.store(false, ordering: .sequentiallyConsistent)
        return false
    }

    /// Ends what a successful `beginDrawing` began.
    static func endDrawing() { isDrawing.store(false, ordering: .sequentiallyConsistent) }

    /// A frame that another thread is writing would land on the restored terminal: it gets a tenth of a second to finish. When the
    /// screen's own thread failed within a frame there is nothing to wait for.
    private static func waitForDrawing() {
        guard pthread_equal(pthread_self(), state.pointee.screenThread) == 0 else { return }
        for _ in 0..<100 where isDrawing.load(ordering: .sequentiallyConsistent) {
            var pause = timespec(tv_sec: 0, tv_nsec: 1_000_000)
            nanosleep(&pause, nil)
        }
    }

    /// Gives the calling thread its own stack for signal handlers, so that even a stack overflow on it restores the terminal.
    ///
    /// The screen's thread has one; a thread that runs an engine calls this once. The stack lives as long as the process.
    package static func guardThisThread() {
        let size = 64 * 1024
        var stack = stack_t()
        stack.ss_sp = .allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }

    private static func captureErrors() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        if state.pointee.captureFile < 0 { state.pointee.captureFile = cncurses_anonymous_file() }
        guard state.pointee.captureFile >= 0 else { return }
        cncurses_flush_errors()
        let original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard original >= 0 else { return }
        dup2(state.pointee.captureFile, STDERR_FILENO)
        state.pointee.originalErrors = original
    }

    /// Standard error back to the terminal, and what was captured with it. Async-signal-safe.
    private static func releaseErrors() {
        let original = state.pointee.originalErrors
        guard original >= 0, let buffer = state.pointee.copyBuffer else { return }
        state.pointee.originalErrors = -1
        dup2(original, STDERR_FILENO)
        close(original)
        while true {
            let count = pread(state.pointee.captureFile, buffer, copyCapacity, state.pointee.shown)
            guard count > 0 else { return }
            writeAll(STDERR_FILENO, UnsafeRawPointer(buffer), count)
            state.pointee.shown += count
        }
    }

    private static func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) {
        var done = 0
        while done < count {
            let written = write(descriptor, bytes + done, count - done)
            if written > 0 {
                done += written
            } else if errno != EINTR {
                // The terminal is gone; there is nobody to restore it for.
                return
            }
        }
    }
}
