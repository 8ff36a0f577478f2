import Primitives

/// The first bytes of a trace file: what it is and in which version.
enum TracePreamble {
    static let size = 16

    static var bytes: [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(TraceFormat.magic)
        encoder.appendFixed(TraceFormat.version)
        encoder.appendFixed(UInt16(0))
        encoder.appendFixed(CRC32C.checksum(encoder.bytes))
        return encoder.bytes
    }

    /// - Parameter bytes: the first of the file, up to `size` of them.
    /// - Returns: the version of the trace.
    static func check(_ bytes: [UInt8], file: String) throws(TraceError) -> UInt16 {
        guard bytes.prefix(8) == TraceFormat.magic.prefix(bytes.count) else {
            throw TraceError(
                .foreign, file: file, offset: 0, expected: "a trace file",
                found: "a file that starts with \(Hex.encode(Array(bytes.prefix(8))))")
        }
        guard bytes.count == size else {
            throw TraceError(
                .truncated, file: file, offset: 0, expected: "a trace file",
                found: bytes.isEmpty ? "an empty file" : "a file of \(bytes.count) bytes")
        }
        let stored = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard CRC32C.checksum(bytes.dropLast(4)) == stored else {
            throw TraceError(
                .corrupt, file: file, offset: 0, expected: "the preamble of a trace", found: "a wrong checksum")
        }
        let version = UInt16(bytes[9]) << 8 | UInt16(bytes[8])
        if version > TraceFormat.version {
            throw TraceError(
                .newerVersion(version), file: file, offset: 8,
                expected: "a trace of version \(TraceFormat.oldestVersion) to \(TraceFormat.version)",
                found: "version \(version)")
        }
        guard version >= TraceFormat.oldestVersion, bytes[10] == 0, bytes[11] == 0 else {
            throw TraceError(
                .corrupt, file: file, offset: 8,
                expected: "a trace of version \(TraceFormat.oldestVersion) to \(TraceFormat.version)",
                found: "version \(version)")
        }
        return version
    }
}
