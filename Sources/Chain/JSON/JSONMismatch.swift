/// A value in a JSON document that is not what its place needs.
package struct JSONMismatch: Error {
    package var path: [any CodingKey]
    package var expected: String
    package var found: String
    /// Set where the general advice of the file does not help.
    package var advice: String?

    package init(path: [any CodingKey], expected: String, found: String, advice: String? = nil) {
        self.path = path
        self.expected = expected
        self.found = found
        self.advice = advice
    }

    /// The place as people write it: `transactions[17].gasPrice`.
    package var place: String { Self.place(of: path) }

    package static func place(of path: [any CodingKey]) -> String {
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
    package static func quote(_ text: String) -> String {
        text.count <= 24 ? "\"\(text)\"" : "\"\(text.prefix(20))...\" (\(text.count) characters)"
    }
}

extension JSONMismatch: CustomStringConvertible {
    package var description: String { "\(place): expected \(expected), found \(found)" }
}

/// A key of an object whose keys are data, as addresses are.
package struct JSONKey: CodingKey {
    package let stringValue: String
    package let intValue: Int?

    package init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    package init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
