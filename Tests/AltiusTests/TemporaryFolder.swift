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

    /// Copies the demo block here as "block", with `change` made to one of its files.
    func copyDemoBlock(file: String, _ change: (String) -> String) throws {
        try FileManager.default.copyItem(atPath: Program.demoBlock, toPath: "\(path)/block")
        try write(change(try read("block/\(file)")), to: "block/\(file)")
    }
}
