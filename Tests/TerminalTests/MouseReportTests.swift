import Terminal
import TestSupport
import Testing

/// Reports of the mouse among keys. Bytes are those that xterm sends.
@Suite struct MouseReportTests {
    private static let known: [(bytes: [UInt8], input: TerminalInput?)] = [
        (Array("\u{1B}[<0;1;1M".utf8), .mouse(MouseEvent(.click, column: 0, row: 0))),
        (Array("\u{1B}[<0;240;60M".utf8), .mouse(MouseEvent(.click, column: 239, row: 59))),
        (Array("\u{1B}[<64;12;7M".utf8), .mouse(MouseEvent(.scrollUp, column: 11, row: 6))),
        (Array("\u{1B}[<65;12;7M".utf8), .mouse(MouseEvent(.scrollDown, column: 11, row: 6))),
        // With Shift, Meta and Ctrl.
        (Array("\u{1B}[<28;3;4M".utf8), .mouse(MouseEvent(.click, column: 2, row: 3))),
        // A release, the right button, the wheel to the left, a movement, a further button: nothing.
        (Array("\u{1B}[<0;1;1m".utf8), nil), (Array("\u{1B}[<2;1;1M".utf8), nil), (Array("\u{1B}[<66;1;1M".utf8), nil),
        (Array("\u{1B}[<32;1;1M".utf8), nil), (Array("\u{1B}[<128;1;1M".utf8), nil),
        // X10: 32 is added to each, places count from 1.
        ([0x1B, 0x5B, 0x4D, 32, 33, 33], .mouse(MouseEvent(.click, column: 0, row: 0))),
        ([0x1B, 0x5B, 0x4D, 32, 255, 255], .mouse(MouseEvent(.click, column: 222, row: 222))),
        ([0x1B, 0x5B, 0x4D, 96, 43, 38], .mouse(MouseEvent(.scrollUp, column: 10, row: 5))),
        ([0x1B, 0x5B, 0x4D, 97, 43, 38], .mouse(MouseEvent(.scrollDown, column: 10, row: 5))),
        // A release; a place that one byte cannot say.
        ([0x1B, 0x5B, 0x4D, 35, 33, 33], nil), ([0x1B, 0x5B, 0x4D, 32, 0, 33], nil),
        ([0x1B, 0x5B, 0x4D, 32, 10, 33], nil),
        // Nonsense in the form of a report.
        (Array("\u{1B}[<M".utf8), nil), (Array("\u{1B}[<0M".utf8), nil), (Array("\u{1B}[<0;1M".utf8), nil),
        (Array("\u{1B}[<0;0;5M".utf8), nil), (Array("\u{1B}[<0;1;2;3M".utf8), nil), (Array("\u{1B}[<;;M".utf8), nil),
        (Array("\u{1B}[<0;99999999999999999999;1M".utf8), nil), (Array("\u{1B}[<0;1 2;?3M".utf8), nil),
        (Array("\u{1B}[<-1;1;1M".utf8), nil), (Array("\u{1B}[<0;1;1q".utf8), nil),
    ]

    private let key: TerminalInput = .key(.character("x"))

    @Test func knownReports() {
        for (bytes, input) in Self.known {
            var decoder = KeyDecoder()
            let expected = [key] + (input.map { [$0] } ?? []) + [key]
            #expect(decoder.decode(Array("x".utf8) + bytes + Array("x".utf8)) == expected, "\(bytes)")
            #expect(!decoder.isWaiting)
        }
    }

    @Test func cutsBetweenBytesDoNotMatter() {
        let bytes = Self.known.flatMap(\.bytes)
        var decoder = KeyDecoder()
        #expect(bytes.flatMap { decoder.decode([$0]) } == Self.known.compactMap(\.input))
        #expect(!decoder.isWaiting)
    }

    /// However long the rest takes, no piece of a report is a key. Only the ESC that begins it can be taken for one.
    @Test func tornReportsAreNoKeys() {
        for (bytes, input) in Self.known {
            for cut in 1..<bytes.count {
                var decoder = KeyDecoder()
                var found = decoder.decode(bytes[..<cut])
                found += decoder.expire() + decoder.decode(bytes[cut...]) + decoder.decode("x".utf8)
                let isWhole = !found.contains(.key(.escape))
                #expect(
                    found.filter { $0 != .key(.escape) } == (input.map { [$0] } ?? []) + [key], "\(bytes) at \(cut)")
                #expect(isWhole || cut <= 2)
            }
        }
    }

    @Test func whatNeverComesIsGivenUp() {
        for start in ["\u{1B}[<0;1", "\u{1B}[M!", "\u{1B}[<"] {
            var decoder = KeyDecoder()
            #expect(decoder.decode(start.utf8).isEmpty && decoder.isWaiting)
            for _ in 0..<20 { #expect(decoder.expire().isEmpty) }
            #expect(!decoder.isWaiting)
            #expect(decoder.decode("x".utf8) == [key])
        }
    }

    @Test func aNewSequenceCutsAReportShort() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\u{1B}[<0;1\u{1B}[A".utf8) == [.key(.up)])
        #expect(decoder.decode("\u{1B}[M!\u{1B}[A".utf8) == [.key(.up)])
        #expect(decoder.decode("\u{1B}[<0;\u{1B}[<0;1;2M".utf8) == [.mouse(MouseEvent(.click, column: 0, row: 1))])
        // However long.
        let long = "\u{1B}[<" + String(repeating: "1", count: 2000) + "\u{1B}[A"
        #expect(decoder.decode(long.utf8).last == .key(.up))
    }

    /// Esc, and after a moment the characters that reports consist of.
    @Test func typedCharactersStayKeys() {
        var decoder = KeyDecoder()
        for text in ["[", "<", "M", "[a"] {
            #expect(decoder.decode([0x1B]).isEmpty)
            #expect(decoder.expire() == [.key(.escape)])
            #expect(decoder.decode(text.utf8) == text.map { .key(.character($0)) })
            #expect(!decoder.isWaiting)
        }
    }

    /// On FreeBSD's console "ESC [ M" is F1.
    @Test func aTerminalsOwnKeyWins() {
        var decoder = KeyDecoder(sequences: KeySequences(terminfo: [(Array("\u{1B}[M".utf8), .function(1))]))
        #expect(decoder.decode("\u{1B}[Mabc".utf8) == [.key(.function(1))] + "abc".map { .key(.character($0)) })
    }

    @Test func anyBytesLeaveAWorkingDecoder() {
        var random = SplitMix64(state: 11)
        let likely = Array("\u{1B}[<M;019m".utf8)
        var decoder = KeyDecoder()
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Int.random(in: 0..<8, using: &random) > 0
                    ? likely[Int.random(in: 0..<likely.count, using: &random)]
                    : UInt8.random(in: 0...255, using: &random)
            }
            for input in decoder.decode(bytes) {
                guard case .mouse(let event) = input else { continue }
                #expect(event.column >= 0 && event.row >= 0 && event.column < 65_535 && event.row < 65_535)
            }
            for _ in 0..<20 where decoder.isWaiting { _ = decoder.expire() }
            #expect(!decoder.isWaiting)
            #expect(decoder.decode("x".utf8) == [key])
        }
    }
}
