#if canImport(Glibc)
    import Glibc
    private let systemWrite = Glibc.write
#else
    import Darwin
    private let systemWrite = Darwin.write
#endif

/// Where errors and progress go, so that results alone are on standard output.
enum StandardError {
    static let isTerminal = isatty(STDERR_FILENO) == 1

    static func write(_ line: String) {
        writeRaw(line + "\n")
    }

    /// Replaces the progress line, if anybody can see it.
    static func showProgress(_ text: String) {
        if isTerminal { writeRaw("\r\u{1B}[K\(text)") }
    }

    static func clearProgress() {
        if isTerminal { writeRaw("\r\u{1B}[K") }
    }

    private static func writeRaw(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}
