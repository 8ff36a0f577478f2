import Terminal
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
    private static let known: [(String, Key)] = [
        ("q", .character("q")), (" ", .character(" ")), ("é", .character("é")), ("漢", .character("漢")),
        ("🚀", .character("🚀")), ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace),
        ("\u{0C}", .control("l")), ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
        ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
        ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)),
        ("\u{1B}[[A", .function(1)), ("\u{1B}[24~", .function(12)), ("\u{1B}[1;5A", .up), ("\u{1B}[5;2~", .pageUp),
        ("\u{1B}OM", .enter),
    ]

    @Test func knownKeys() {
        for (text, key) in Self.known {
            var decoder = KeyDecoder()
            #expect(decoder.keys(text.utf8) == [key])
            #expect(!decoder.isWaiting)
        }
    }

    @Test func cutsBetweenBytesDoNotMatter() {
        let text = Self.known.map(\.0).joined()
        let keys = Self.known.map(\.1)
        var whole = KeyDecoder()
        #expect(whole.keys(text.utf8) == keys)
        var single = KeyDecoder()
        #expect(text.utf8.flatMap { single.keys([$0]) } == keys)
    }

    @Test func loneEscapeIsAKeyAfterAWhile() {
        var decoder = KeyDecoder()
        #expect(decoder.keys([0x1B]).isEmpty)
        #expect(decoder.isWaiting)
        #expect(decoder.expiredKeys() == [.escape])
        #expect(!decoder.isWaiting)
        #expect(decoder.expiredKeys().isEmpty)
    }

    @Test func escapeBeforeOtherKeys() {
        var decoder = KeyDecoder()
        #expect(decoder.keys("\u{1B}q".utf8) == [.escape, .character("q")])
        #expect(decoder.keys("\u{1B}\u{1B}[A".utf8) == [.escape, .up])
        #expect(decoder.keys("\u{1B}[".utf8).isEmpty)
        #expect(decoder.expiredKeys() == [.escape])
    }

    @Test func terminfoSequencesWin() {
        var decoder = KeyDecoder(
            sequences: KeySequences(terminfo: [(Array("\u{1B}[A".utf8), .home), (Array("\u{1B}A".utf8), .up)]))
        #expect(decoder.keys("\u{1B}[A".utf8) == [.home])
        #expect(decoder.keys("\u{1B}A".utf8) == [.up])
    }

    @Test func unknownAndBrokenInputIsSkipped() {
        var decoder = KeyDecoder()
        #expect(decoder.keys("\u{1B}[?2026;2$yq".utf8) == [.character("q")])
        #expect(decoder.keys([0xFF, 0xC3, 0x28, 0x80, 0x00]) == [.character("(")])
        #expect(decoder.keys("\u{1B}[12\u{1B}[A".utf8) == [.up])
        #expect(decoder.keys([0xE6, 0xBC]).isEmpty)
        #expect(decoder.expiredKeys().isEmpty)
        #expect(decoder.keys("x".utf8) == [.character("x")])
    }

    @Test func anyBytesLeaveAWorkingDecoder() {
        var random = SplitMix64(state: 3)
        let likely: [UInt8] = [0x1B, UInt8(ascii: "["), UInt8(ascii: "O"), UInt8(ascii: ";"), UInt8(ascii: "1"), 0xE6]
        var decoder = KeyDecoder()
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? likely.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
            }
            _ = decoder.decode(bytes)
            // The rest of a mouse report is waited for longer than that of a key.
            for _ in 0..<20 where decoder.isWaiting { _ = decoder.expire() }
            #expect(!decoder.isWaiting)
            #expect(decoder.keys("q".utf8) == [.character("q")])
        }
    }
}

extension KeyDecoder {
    /// What bytes mean that hold no report of the mouse.
    fileprivate mutating func keys(_ bytes: some Collection<UInt8>) -> [Key] { keys(of: decode(bytes)) }

    fileprivate mutating func expiredKeys() -> [Key] { keys(of: expire()) }

    private func keys(of inputs: [TerminalInput]) -> [Key] {
        inputs.compactMap { input in
            if case .key(let key) = input { return key }
            Issue.record("\(input) instead of a key")
            return nil
        }
    }
}
