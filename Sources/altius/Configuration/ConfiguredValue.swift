import TOMLKit

/// A value in the configuration file.
enum ConfiguredValue: Equatable {
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// None that a key takes: its kind, with an article.
    case other(String)

    init(_ value: some TOMLValueConvertible) {
        if let text = value.string {
            self = .text(text)
        } else if let boolean = value.bool {
            self = .boolean(boolean)
        } else if let integer = value.int {
            self = .integer(integer)
        } else if let number = value.double {
            self = .number(number)
        } else {
            self =
                switch value.type {
                case .array: .other("an array")
                default: .other("a \(value.type)")
                }
        }
    }

    var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var boolean: Bool? {
        if case .boolean(let boolean) = self { boolean } else { nil }
    }

    var integer: Int? {
        if case .integer(let integer) = self { integer } else { nil }
    }
}

extension ConfiguredValue: CustomStringConvertible {
    /// As an error names it: `"yes"`, `3`, `a table`.
    var description: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .integer(let integer): "\(integer)"
        case .number(let number): "\(number)"
        case .boolean(let boolean): "\(boolean)"
        case .other(let kind): kind
        }
    }

    /// A TOML string (TOML 1.0, "String"): control characters are escaped, so it is one line.
    static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                "\\u" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : 2) + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(scalars.joined())\""
    }
}
