/// Where a reader gets its bytes.
enum TraceInput {
    case file(TraceFile)
    case memory(ArraySlice<UInt8>)

    /// Up to `count` bytes; fewer only at the end.
    mutating func read(_ count: Int) throws(TraceError) -> [UInt8] {
        switch self {
        case .file(let file):
            return try file.read(count)
        case .memory(let bytes):
            self = .memory(bytes.dropFirst(count))
            return Array(bytes.prefix(count))
        }
    }
}
