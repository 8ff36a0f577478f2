/// Why a block file cannot be read or written: which file, where in it, what was expected, what was found, what to do.
public struct BlockFileError: Error, Hashable, Sendable {
    /// The path as the caller gave it.
    public var file: String
    /// Where in the file: `transactions[17].gasPrice`, or line and column; empty if it is about the whole file.
    public var place: String
    public var expected: String
    public var found: String
    /// What the user can do about it.
    public var advice: String

    public init(file: String, place: String = "", expected: String, found: String, advice: String) {
        self.file = file
        self.place = place
        self.expected = expected
        self.found = found
        self.advice = advice
    }
}

extension BlockFileError: CustomStringConvertible {
    /// One sentence.
    public var description: String {
        let place = place.isEmpty ? "" : ", \(place)"
        return "\(file)\(place): expected \(expected), found \(found); \(advice)."
    }
}
