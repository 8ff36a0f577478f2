import Foundation

/// Where the lines go: gathered and written in pieces, since a transaction may have millions of steps.
final class TraceOutput {
    private let path: String?
    private let file: FileHandle
    private var gathered: [UInt8] = []
    private var failure: (any Error)?

    init(path: String?) throws {
        self.path = path
        guard let path else {
            file = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else { throw CommandFailure.usage("\(path): expected a place that can be written to; check its folder.") }
        self.file = file
    }

    func write(_ line: String) {
        gathered.append(contentsOf: line.utf8)
        gathered.append(UInt8(ascii: "\n"))
        if gathered.count >= 1 << 16 { flush() }
    }

    private func flush() {
        guard failure == nil else { return }
        do { try file.write(contentsOf: Data(gathered)) } catch { failure = error }
        gathered.removeAll(keepingCapacity: true)
    }

    /// - Throws: if something could not be written.
    func finish() throws {
        flush()
        if let failure {
            throw CommandFailure.usage("\(path ?? "standard output"): the trace could not be written: \(failure).")
        }
    }
}
