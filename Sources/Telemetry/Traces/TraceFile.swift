import Foundation

/// A file that is written or read from front to back. Closed with the object.
final class TraceFile {
    let path: String
    private(set) var offset: UInt64 = 0
    private var descriptor: Int32

    /// Replaces what is at `path`.
    static func create(_ path: String) throws(TraceError) -> TraceFile {
        try TraceFile(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, expected: "a file that can be written")
    }

    static func open(_ path: String) throws(TraceError) -> TraceFile {
        try TraceFile(path, O_RDONLY | O_CLOEXEC, expected: "a trace file")
    }

    private init(_ path: String, _ flags: Int32, expected: String) throws(TraceError) {
        self.path = path
        descriptor = Foundation.open(path, flags, 0o644)
        guard descriptor >= 0 else { throw failure(expected) }
    }

    deinit {
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    func write(_ bytes: [UInt8]) throws(TraceError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure("to write \(rest.count) bytes") }
            rest = rest.dropFirst(count)
            offset += UInt64(count)
        }
    }

    /// Up to `count` bytes; fewer only at the end of the file.
    func read(_ count: Int) throws(TraceError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let step = bytes.withUnsafeMutableBytes {
                Foundation.read(descriptor, $0.baseAddress.map { $0 + filled }, count - filled)
            }
            if step < 0 && errno == EINTR { continue }
            guard step >= 0 else { throw failure("to read \(count) bytes") }
            if step == 0 { break }
            filled += step
        }
        offset += UInt64(filled)
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Closes the file; some file systems report only now that they could not write.
    func close() throws(TraceError) {
        guard descriptor >= 0 else { return }
        let status = Foundation.close(descriptor)
        descriptor = -1
        guard status == 0 else { throw failure("to close the file") }
    }

    /// What the system said last.
    private func failure(_ expected: String) -> TraceError {
        TraceError(
            .inaccessible, file: path, offset: offset, expected: expected, found: String(cString: strerror(errno)))
    }
}
