/// A value in a JSON document that is not what its place needs.
struct JSONMismatch: Error {
    var path: [any CodingKey]
    var expected: String
    var found: String
    /// Set where the general advice of the file does not help.
    var advice: String?

    /// The place as people write it: `transactions[17].gasPrice`.
    var place: String { Self.place(of: path) }

    static func place(of path: [any CodingKey]) -> String {
        var place = ""
        for key in path {
            if let index = key.intValue {
                place += "[\(index)]"
            } else {
                place += place.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return place
    }

    /// `text` in quotes, cut to a length that fits into a sentence.
    static func quote(_ text: String) -> String {
        text.count <= 24 ? "\"\(text)\"" : "\"\(text.prefix(20))...\" (\(text.count) characters)"
    }
}

/// A key of an object whose keys are data, as addresses are.
struct JSONKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
