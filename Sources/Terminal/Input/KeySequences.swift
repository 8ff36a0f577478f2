/// Which escape sequence is which key: the ones that xterm, VT220, rxvt and the Linux console agree on, and what the terminfo entry
/// of the actual terminal adds.
package struct KeySequences: Sendable {
    private var keys: [[UInt8]: Key] = [:]

    /// - Parameter terminfo: sequences of the terminal at hand; they win over the built-in ones.
    package init(terminfo: [(sequence: [UInt8], key: Key)] = []) {
        for (final, key) in Self.finals {
            keys[Array("\u{1B}[\(final)".utf8)] = key
            keys[Array("\u{1B}O\(final)".utf8)] = key
        }
        // The keypad's Enter; "ESC [ M" begins a mouse report, unless the terminal at hand has a key of that sequence (cons25's F1).
        keys[Array("\u{1B}OM".utf8)] = .enter
        for (number, key) in Self.numbered { keys[Array("\u{1B}[\(number)~".utf8)] = key }
        for (offset, letter) in "ABCDE".enumerated() { keys[Array("\u{1B}[[\(letter)".utf8)] = .function(offset + 1) }
        for (sequence, key) in terminfo where sequence.count > 1 && sequence[0] == 0x1B { keys[sequence] = key }
    }

    /// The key of a whole sequence. Modifiers (`ESC [ 1 ; 5 A`) are read and ignored.
    func key(for sequence: [UInt8]) -> Key? {
        if let key = keys[sequence] { return key }
        guard let semicolon = sequence.firstIndex(of: UInt8(ascii: ";")), let final = sequence.last else { return nil }
        let head = sequence[..<semicolon]
        if final == UInt8(ascii: "~") { return keys[Array(head) + [final]] }
        return keys[[0x1B, UInt8(ascii: "["), final]]
    }

    /// Whether the table has exactly this sequence.
    func isKey(_ sequence: some Collection<UInt8>) -> Bool { keys[Array(sequence)] != nil }

    /// Whether more bytes could make this a sequence of the terminfo table that has no standard form.
    func isPrefix(_ bytes: [UInt8]) -> Bool {
        keys.keys.contains { $0.count > bytes.count && $0.starts(with: bytes) }
    }

    /// Terminfo's names of the keys that are asked for.
    package static let terminfoNames: [(name: String, key: Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
            ("kent", .enter),
        ] + (1...12).map { ("kf\($0)", .function($0)) }

    private static let finals: [(String, Key)] = [
        ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end), ("Z", .backTab),
        ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
    ]

    private static let numbered: [(Int, Key)] = [
        (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
        (11, .function(1)), (12, .function(2)), (13, .function(3)), (14, .function(4)), (15, .function(5)),
        (17, .function(6)), (18, .function(7)), (19, .function(8)), (20, .function(9)), (21, .function(10)),
        (23, .function(11)), (24, .function(12)),
    ]
}
