import Chain

/// Why a command ends early: one sentence for the user, and the exit code.
struct CommandFailure: Error {
    /// A check failed.
    static let check: Int32 = 1
    /// Wrong usage or unreadable input.
    static let usage: Int32 = 2

    let message: String
    let exitCode: Int32

    static func unreadable(_ error: BlockFileError) -> CommandFailure {
        CommandFailure(message: "\(error)", exitCode: usage)
    }

    static func usage(_ message: String) -> CommandFailure {
        CommandFailure(message: message, exitCode: usage)
    }
}
