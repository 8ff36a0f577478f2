/// What is not run, each with its reason. Nothing else may be skipped silently: a file that is not listed here and cannot be
/// read, or belongs to no suite, is a failure.
enum KnownSkips {
    /// By the end of the file's path.
    private static let files: [(suffix: String, reason: String)] = []

    /// The reason why the file at `path` is not run; `nil` if it must be.
    static func reason(forFile path: String) -> String? {
        files.first { path.hasSuffix($0.suffix) }?.reason
    }
}
