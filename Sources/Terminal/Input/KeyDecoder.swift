/// Turns the bytes a terminal sends into keys and reports of the mouse, however they are cut into reads.
///
/// A lone `ESC` cannot be told from the start of a sequence: the decoder keeps it, says so in `isWaiting`, and the caller calls
/// `expire` when nothing followed within a few hundredths of a second. That is how the Esc key answers without a long delay.
/// Own decoding instead of ncurses' `get_wch`, because that cannot tell "nothing typed" from "the terminal is gone".
package struct KeyDecoder: Sendable {
    private let sequences: KeySequences
    private var pending: [UInt8] = []
    /// The beginning of a sequence that was taken as it stood; the rest may still come.
    private var expired: [UInt8] = []
    /// How often the caller has called `expire` for the report at hand.
    private var expiries = 0

    /// Longer escape sequences than this are not keys; they are dropped.
    private static let longestSequence = 64

    /// The beginning of a mouse report cannot be typed, so its rest is waited for longer: half a second, on a slow line.
    private static let reportPatience = 20

    package init(sequences: KeySequences = KeySequences()) {
        self.sequences = sequences
    }

    /// Bytes are held back that could become a key with what follows.
    package var isWaiting: Bool { !pending.isEmpty }

    /// Takes bytes and returns what is complete.
    package mutating func decode(_ bytes: some Collection<UInt8>) -> [TerminalInput] {
        if bytes.isEmpty { return [] }
        if isRestOfReport(bytes) { pending = expired }
        expired = []
        expiries = 0
        pending.append(contentsOf: bytes)
        var found: [TerminalInput] = []
        while let (consumed, input) = next() {
            pending.removeFirst(consumed)
            if let input { found.append(input) }
        }
        return found
    }

    /// Nothing followed in time: what is held back is taken as it stands.
    package mutating func expire() -> [TerminalInput] {
        guard let first = pending.first else { return [] }
        if MouseReport.read(pending) == .incomplete {
            expiries += 1
            if expiries >= Self.reportPatience { pending.removeAll() }
            return []
        }
        if first != 0x1B {
            // The beginning of a UTF-8 character whose rest never came.
            pending.removeAll()
            return []
        }
        let rest = Array(pending.dropFirst())
        let isIntroducer = rest.isEmpty || rest == [UInt8(ascii: "[")]
        let torn = pending
        pending.removeAll()
        // "ESC [" alone is Alt-[ or a torn sequence: the rest is no text that the user typed.
        let isTorn = rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O")
        let found: [TerminalInput] = [.key(.escape)] + (isTorn ? [] : decode(rest))
        expired = isIntroducer ? torn : []
        return found
    }

    /// Whether the bytes of one read go on with a report whose first byte or two were taken for the Esc key. Nobody types that fast.
    private func isRestOfReport(_ bytes: some Collection<UInt8>) -> Bool {
        guard !expired.isEmpty, pending.isEmpty else { return false }
        let joined = expired + bytes
        guard joined.count > 3 else { return false }
        switch MouseReport.read(joined) {
        case .other: return false
        case .report: return true
        case .incomplete: return joined[2] == UInt8(ascii: "<")
        }
    }

    /// How many bytes the next item takes, and what it means if anything; nil while it is incomplete.
    private func next() -> (Int, TerminalInput?)? {
        guard let first = pending.first else { return nil }
        if first == 0x1B, !sequences.isKey(pending.prefix(3)) {
            switch MouseReport.read(pending) {
            case .report(let length, let event): return (length, event.map { .mouse($0) })
            case .incomplete: return nil
            case .other: break
            }
        }
        return nextKey(first).map { ($0.0, $0.1.map { .key($0) }) }
    }

    private func nextKey(_ first: UInt8) -> (Int, Key?)? {
        switch first {
        case 0x1B: return nextSequence()
        case 0x0D, 0x0A: return (1, .enter)
        case 0x09: return (1, .tab)
        case 0x08, 0x7F: return (1, .backspace)
        case 0x01...0x1A: return (1, .control(Character(Unicode.Scalar(first + 0x60))))
        case 0x00...0x1F: return (1, nil)
        case 0x20...0x7E: return (1, .character(Character(Unicode.Scalar(first))))
        default: return nextCharacter(first)
        }
    }

    private func nextCharacter(_ first: UInt8) -> (Int, Key?)? {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard length > 1, first < 0xF5 else { return (1, nil) }
        for (offset, byte) in pending.dropFirst().prefix(length - 1).enumerated() where byte & 0xC0 != 0x80 {
            return (offset + 1, nil)
        }
        guard pending.count >= length else { return nil }
        let text = String(decoding: pending.prefix(length), as: UTF8.self)
        guard let character = text.first, text.count == 1, character != "\u{FFFD}" else { return (length, nil) }
        return (length, .character(character))
    }

    private func nextSequence() -> (Int, Key?)? {
        guard pending.count > 1 else { return nil }
        switch pending[1] {
        case UInt8(ascii: "["):
            // Linux console: ESC [ [ A.
            let start = pending.count > 2 && pending[2] == UInt8(ascii: "[") ? 3 : 2
            let end = pending.dropFirst(start).firstIndex { (0x40...0x7E).contains($0) || $0 < 0x20 }
            guard let end else { return pending.count > Self.longestSequence ? (pending.count, nil) : nil }
            // A control byte, a new ESC above all, cuts the sequence short.
            if pending[end] < 0x20 { return (end, nil) }
            return (end + 1, sequences.key(for: Array(pending[...end])))
        case UInt8(ascii: "O"):
            guard pending.count > 2 else { return nil }
            return (3, sequences.key(for: Array(pending[..<3])))
        case 0x1B:
            return (1, .escape)
        default:
            for length in (2...max(2, min(pending.count, 8))).reversed() {
                if let key = sequences.key(for: Array(pending.prefix(length))) { return (length, key) }
            }
            if sequences.isPrefix(Array(pending.prefix(8))) { return nil }
            // Alt with a key, or Esc and a key typed fast: the terminal sends the same. Alt has no meaning here.
            return (1, .escape)
        }
    }
}
