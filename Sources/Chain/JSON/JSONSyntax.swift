/// Finds where a text stops being JSON, for errors that a user can act on. The decoder only says that it is none.
///
/// A walk with an explicit stack: hostile nesting costs memory in proportion to the file, not the thread's stack.
struct JSONSyntax {
    /// The first fault of a text.
    struct Fault: Error, Equatable {
        /// Both from 1; columns count bytes.
        var line: Int
        var column: Int
        var expected: String
        var found: String
    }

    private let bytes: [UInt8]
    private var position = 0
    /// The brackets that close what is open, innermost last.
    private var closers: [UInt8] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The first fault of `bytes`, `nil` if they are JSON.
    static func firstFault(in bytes: [UInt8]) -> Fault? {
        var syntax = JSONSyntax(bytes)
        do {
            try syntax.walk()
            return nil
        } catch {
            return error
        }
    }

    private mutating func walk() throws(Fault) {
        try openValue()
        while let closer = closers.last {
            skipSpace()
            if current == closer {
                position += 1
                closers.removeLast()
            } else if current == UInt8(ascii: ",") {
                position += 1
                if closer == UInt8(ascii: "}") { try key() }
                try openValue()
            } else {
                throw fault("a comma or \"\(Character(UnicodeScalar(closer)))\"")
            }
        }
        skipSpace()
        if current != nil { throw fault("the end of the file") }
    }

    /// A whole scalar or empty container, or the start of a container up to its first scalar.
    private mutating func openValue() throws(Fault) {
        while true {
            skipSpace()
            switch current {
            case UInt8(ascii: "{"):
                position += 1
                closers.append(UInt8(ascii: "}"))
                skipSpace()
                if current == UInt8(ascii: "}") { return }
                try key()
            case UInt8(ascii: "["):
                position += 1
                closers.append(UInt8(ascii: "]"))
                skipSpace()
                if current == UInt8(ascii: "]") { return }
            default:
                return try scalar()
            }
        }
    }

    private mutating func key() throws(Fault) {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { throw fault("a field name in quotes") }
        try string()
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw fault("a colon after the field name") }
        position += 1
    }

    private mutating func scalar() throws(Fault) {
        switch current {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): try number()
        default: throw fault("a value")
        }
    }

    private mutating func string() throws(Fault) {
        let start = position
        position += 1
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): position += 2
            case 0..<0x20: throw fault("no control character inside a string")
            default: position += 1
            }
        }
        position = bytes.count
        throw fault("the closing quote of the string that begins at \(location(of: start))")
    }

    private mutating func word(_ text: String) throws(Fault) {
        for byte in text.utf8 {
            guard current == byte else { throw fault(text) }
            position += 1
        }
    }

    private mutating func number() throws(Fault) {
        if current == UInt8(ascii: "-") { position += 1 }
        let start = position
        try digits()
        if bytes[start] == UInt8(ascii: "0"), position > start + 1 {
            position = start
            throw fault("a number without leading zeros")
        }
        if current == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
    }

    private mutating func digits() throws(Fault) {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw fault("a digit") }
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private func fault(_ expected: String) -> Fault {
        let found =
            switch current {
            case nil: "the end of the file"
            case .some(let byte) where (0x21...0x7e).contains(byte): "\"\(Character(UnicodeScalar(byte)))\""
            case .some(let byte): "byte \(byte)"
            }
        let (line, column) = lineAndColumn(of: position)
        return Fault(line: line, column: column, expected: expected, found: found)
    }

    private func location(of position: Int) -> String {
        let (line, column) = lineAndColumn(of: position)
        return "line \(line), column \(column)"
    }

    private func lineAndColumn(of position: Int) -> (Int, Int) {
        let before = bytes[..<min(position, bytes.count)]
        let line = before.count { $0 == 0x0a } + 1
        let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        return (line, before.count - lineStart + 1)
    }
}
