import Foundation

/// A folder of its own for one test, removed with the object.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/altius-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    /// An empty file, open for writing.
    func create(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: URL(filePath: "\(path)/\(name)"))
    }

    /// Puts a block of 55 signed payments here as the folder "block", with `change` made to one of its files.
    func makeBlock(file: String, _ change: (String) -> String) throws {
        _ = try Program.run("generate", "transfers", "--transactions", "55", "--sign", "--output", "\(path)/block")
        try write(change(try read("block/\(file)")), to: "block/\(file)")
    }
}
