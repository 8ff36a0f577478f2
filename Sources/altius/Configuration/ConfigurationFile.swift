import Foundation
import TOMLKit

/// The user's configuration file. It is only ever read.
struct ConfigurationFile {
    let path: String
    /// Nil where there is no such file.
    let configuration: Configuration?

    /// A megabyte is no configuration.
    private static let largest = 1 << 20

    /// Where the file is looked for (XDG Base Directory Specification 0.8: a relative `XDG_CONFIG_HOME` does not count). Nil where the
    /// environment names no folder at all.
    static func path(in environment: [String: String]) -> String? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/altius/config.toml" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.config/altius/config.toml"
    }

    /// Reads the file at a path.
    init(path: String) throws(ConfigurationError) {
        self.path = path
        guard let text = try Self.text(of: path) else {
            configuration = nil
            return
        }
        configuration = try Self.parse(text, of: path)
    }

    /// Nil where there is no file.
    private static func text(of path: String) throws(ConfigurationError) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .unreadable(path, found: "an error (\(String(cString: strerror(errno))))")
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .unreadable(path, found: "a folder")
        default: throw .unreadable(path, found: "something that is no file")
        }
        guard status.st_size <= largest else { throw .unreadable(path, found: "more than a mebibyte") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .unreadable(path, found: "an error (\(String(cString: strerror(errno))))")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let bytes = try? handle.read(upToCount: largest) ?? Data() else {
            throw .unreadable(path, found: "an error while reading")
        }
        // The TOML library would read up to a zero byte only.
        guard !bytes.contains(0), let text = String(data: bytes, encoding: .utf8) else {
            throw .unreadable(path, found: "bytes that are no UTF-8 text")
        }
        return text
    }

    /// - Parameter path: for errors.
    static func parse(_ text: String, of path: String) throws(ConfigurationError) -> Configuration {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let place = error.source.begin
            throw .notTOML(path, line: place.line, column: place.column, problem: error.description)
        } catch {
            throw .unreadable(path, found: "\(error)")
        }
        var configuration = Configuration()
        for (name, value) in table {
            let line = line(of: name, in: text)
            guard let key = ConfigurationKey.all.first(where: { $0.name == name }) else {
                throw .unknownKey(path, line: line, key: name)
            }
            let value = ConfiguredValue(value)
            guard key.read(value, &configuration) else {
                throw .wrongValue(path, line: line, key: key, found: value)
            }
        }
        return configuration
    }

    /// Where a key stands: the TOML library knows it but does not tell. Found by its text; nil where it is written in an unusual way.
    private static func line(of key: String, in text: String) -> Int? {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let starts = [key, "\"\(key)\"", "'\(key)'"].flatMap { [$0, "[\($0)", "[[\($0)"] }
        let index = lines.firstIndex { line in
            let line = line.filter { $0 != " " && $0 != "\t" }
            return starts.contains { start in
                line.hasPrefix(start) && line.dropFirst(start.count).first.map { "=.]".contains($0) } == true
            }
        }
        return index.map { $0 + 1 }
    }
}
