import Glibc

/// What a signal handler needs to give the terminal back. See `TerminalRestoration` for the rules of access.
struct RestorationState {
    /// The terminal written to.
    var descriptor: Int32 = -1
    /// Its modes before the screen was opened.
    var modes = termios()
    /// The thread that draws.
    var screenThread = pthread_t()
    /// Bytes that undo what the screen did: two buffers one after the other, of which one counts while the other is written.
    var sequences: UnsafeMutablePointer<UInt8>?
    /// The buffer that counts, times the capacity of one, plus how many bytes of it: one word, so that a handler never sees half a change.
    var sequenceRange = 0
    /// Standard error as it was, while it is captured; else -1.
    var originalErrors: Int32 = -1
    /// The anonymous file that stands in for standard error; -1 until first needed.
    var captureFile: Int32 = -1
    /// How much of that file has been shown, in bytes.
    var shown = 0
    var copyBuffer: UnsafeMutableRawPointer?
    /// Where the handlers of ordinary signals write the signal's number.
    var signalDescriptor: Int32 = -1
}
