/// Why a configuration file cannot be used. One sentence: file, place, what was expected, what was found, what to do.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    let description: String

    static func notTOML(_ path: String, line: Int, column: Int, problem: String) -> ConfigurationError {
        let problem = problem.map { $0.isNewline ? " " : String($0) }.joined()
        return ConfigurationError(
            description:
                "\(path), line \(line), column \(column): expected TOML, found a mistake (\(problem)); \(remedy)")
    }

    static func unknownKey(_ path: String, line: Int?, key: String) -> ConfigurationError {
        let known = ConfigurationKey.all.map(\.name).joined(separator: ", ")
        let key = ConfiguredValue.quoted(key)
        return ConfigurationError(
            description: "\(place(path, line)): expected one of the keys \(known), found \(key); \(remedy)")
    }

    static func wrongValue(
        _ path: String, line: Int?, key: ConfigurationKey, found: ConfiguredValue
    ) -> ConfigurationError {
        ConfigurationError(
            description: "\(place(path, line)): expected \(key.name) to be \(key.expected), found \(found); \(remedy)")
    }

    /// - Parameter found: in words, as in "a folder".
    static func unreadable(_ path: String, found: String) -> ConfigurationError {
        ConfigurationError(
            description: "\(path): expected a configuration file that can be read, found \(found); move it away, or "
                + "correct it")
    }

    private static let remedy = "correct that line or remove it"

    private static func place(_ path: String, _ line: Int?) -> String {
        line.map { "\(path), line \($0)" } ?? path
    }
}
