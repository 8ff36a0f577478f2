import Primitives

/// Writes JSON whose names and values need no escaping, as nearly everything in block files is hex, numbers and fixed names.
struct JSONText {
    private(set) var text = ""
    private var needsComma = false

    mutating func object(_ body: (inout JSONText) -> Void) {
        enclose("{", "}", body)
    }

    mutating func list<Element>(_ elements: [Element], _ body: (inout JSONText, Element) -> Void) {
        enclose("[", "]") { json in for element in elements { body(&json, element) } }
    }

    /// A field's name; its value must follow.
    mutating func name(_ name: String) {
        separate()
        text += "\"\(name)\":"
        needsComma = false
    }

    /// A value without quotes: a number or `null`.
    mutating func bare(_ value: String) {
        separate()
        text += value
    }

    mutating func string(_ value: String) {
        separate()
        text += "\""
        text += value
        text += "\""
    }

    /// Text that people wrote, escaped (RFC 8259, section 7).
    mutating func escapedString(_ value: String) {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        string(escaped)
    }

    mutating func field(_ name: String, _ quantity: UInt256) {
        self.name(name)
        string(Hex.encode(quantity))
    }

    mutating func field(_ name: String, _ quantity: UInt64) {
        field(name, UInt256(quantity))
    }

    mutating func field(_ name: String, _ bytes: [UInt8]) {
        self.name(name)
        string(Hex.encode(bytes))
    }

    mutating func field(_ name: String, _ hash: Hash256) {
        field(name, hash.bytes)
    }

    mutating func field(_ name: String, _ address: Address?) {
        self.name(name)
        if let address { string(address.description) } else { bare("null") }
    }

    private mutating func separate() {
        if needsComma { text += "," }
        needsComma = true
    }

    private mutating func enclose(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
        separate()
        text += open
        needsComma = false
        body(&self)
        text += close
        needsComma = true
    }
}
