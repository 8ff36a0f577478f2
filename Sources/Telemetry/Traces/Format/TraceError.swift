/// Why a trace cannot be written or read (further): which file, where, what was expected, what was found, what to do.
package struct TraceError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The system refused: no such file, no right, disk full.
        case inaccessible
        /// The file is something else.
        case foreign
        /// A later version of this program wrote it.
        case newerVersion(UInt16)
        /// The file ends before the trace does.
        case truncated
        /// Bytes are not what was written.
        case corrupt
        /// A block's description does not fit into a chunk.
        case tooLarge
    }

    package var reason: Reason
    /// The path as the caller gave it.
    package var file: String
    /// Where in the file, in bytes: the start of the part that is not whole.
    package var offset: UInt64
    package var expected: String
    package var found: String

    init(_ reason: Reason, file: String, offset: UInt64, expected: String, found: String) {
        self.reason = reason
        self.file = file
        self.offset = offset
        self.expected = expected
        self.found = found
    }

    /// What the user can do about it.
    package var advice: String {
        switch reason {
        case .inaccessible: "check the path, the rights and the space on the disk"
        case .foreign: "give a file that was written with --record"
        case .newerVersion: "read it with the version of the program that wrote it, or a later one"
        case .truncated: "what comes before is whole and can be used; record again for the rest"
        case .corrupt: "what comes before is whole and can be used; copy or record the file again for the rest"
        case .tooLarge: "record fewer transactions per block"
        }
    }
}

extension TraceError: CustomStringConvertible {
    /// One sentence.
    package var description: String {
        "\(file), byte \(offset): expected \(expected), found \(found); \(advice)."
    }
}
