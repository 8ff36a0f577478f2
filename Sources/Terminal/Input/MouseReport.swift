/// Reads the two forms in which terminals report the mouse (xterm's "Mouse Tracking", ctlseqs).
///
/// SGR (mode 1006): `ESC [ < button ; column ; row M`, with `m` for a release. X10, what mode 1000 alone sends: `ESC [ M` and three bytes
/// 32 + button, 32 + column, 32 + row. Places count from 1.
enum MouseReport {
    /// What the beginning of some bytes is.
    enum Reading: Equatable {
        /// No report begins here.
        case other
        /// A report could be completed by more bytes.
        case incomplete
        /// A report, or one cut short or spoiled, takes so many bytes; nil where it means nothing to the dashboard.
        case report(length: Int, MouseEvent?)
    }

    private static let sgrStart = Array("\u{1B}[<".utf8)
    private static let x10Start = Array("\u{1B}[M".utf8)

    /// What has no end after so many bytes is given up.
    private static let longest = 1024

    static func read(_ bytes: some RandomAccessCollection<UInt8>) -> Reading {
        if bytes.starts(with: sgrStart) { return readSGR(bytes.dropFirst(sgrStart.count)) }
        if bytes.starts(with: x10Start) { return readX10(bytes.dropFirst(x10Start.count)) }
        return .other
    }

    private static func readSGR(_ body: some RandomAccessCollection<UInt8>) -> Reading {
        var numbers = [0]
        var isSpoiled = false
        var length = sgrStart.count
        for byte in body.prefix(longest) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // No screen is wider than this; what is larger is spoiled anyway.
                numbers[numbers.count - 1] = min(100_000, numbers[numbers.count - 1] * 10 + Int(byte - 0x30))
            case UInt8(ascii: ";"): numbers.append(0)
            case UInt8(ascii: "M") where numbers.count == 3 && !isSpoiled:
                return .report(length: length + 1, event(numbers[0], column: numbers[1], row: numbers[2]))
            // A release, or the end of what is no report.
            case 0x40...0x7E: return .report(length: length + 1, nil)
            case 0x20...0x3F: isSpoiled = true
            // Anything else, a new ESC above all, cuts the report short and is read by itself.
            default: return .report(length: length, nil)
            }
            length += 1
        }
        return body.count < longest ? .incomplete : .report(length: length, nil)
    }

    private static func readX10(_ body: some RandomAccessCollection<UInt8>) -> Reading {
        let values = Array(body.prefix(3))
        // A place beyond 223 has no byte of its own: terminals send 0 or a wrapped value, both below 33. Only ESC is something new.
        if let cut = values.firstIndex(of: 0x1B) { return .report(length: x10Start.count + cut, nil) }
        guard values.count == 3 else { return .incomplete }
        let event = event(Int(values[0]) - 32, column: Int(values[1]) - 32, row: Int(values[2]) - 32)
        return .report(length: x10Start.count + 3, event)
    }

    /// - Parameters:
    ///   - button: bits 0 and 1 the button, 2 to 4 Shift, Meta and Ctrl, 5 movement, 6 the wheel, 7 further buttons.
    ///   - column: from 1.
    ///   - row: from 1.
    private static func event(_ button: Int, column: Int, row: Int) -> MouseEvent? {
        guard button >= 0, column >= 1, row >= 1, column <= 65_535, row <= 65_535 else { return nil }
        let action: MouseEvent.Action
        switch button & ~0b1_1100 {
        case 0: action = .click
        case 64: action = .scrollUp
        case 65: action = .scrollDown
        default: return nil
        }
        return MouseEvent(action, column: column - 1, row: row - 1)
    }
}
