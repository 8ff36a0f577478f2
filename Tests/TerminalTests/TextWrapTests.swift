import Terminal
import TestSupport
import Testing

@Suite struct TextWrapTests {
    @Test func breaksAtSpaces() {
        #expect(TextWidth.wrap("one two three four", width: 9) == ["one two", "three", "four"])
        #expect(TextWidth.wrap("one two", width: 7) == ["one two"])
    }

    @Test func breaksLongWordsAndKeepsLineBreaks() {
        #expect(TextWidth.wrap("0x0123456789 ab", width: 5) == ["0x012", "34567", "89 ab"])
        #expect(TextWidth.wrap("a\n\nb", width: 5) == ["a", "", "b"])
    }

    @Test func wideCharactersCountTwice() {
        #expect(TextWidth.wrap("漢字漢字", width: 5) == ["漢字", "漢字"])
        // Narrower than one character: it is still put somewhere, and the loop ends.
        #expect(TextWidth.wrap("漢字", width: 1) == ["漢", "字"])
    }

    @Test func nothingGivesNothing() {
        #expect(TextWidth.wrap("", width: 10).isEmpty)
        #expect(TextWidth.wrap("text", width: 0).isEmpty)
    }

    @Test func noLineIsTooLongAndNoCharacterIsLost() {
        var random = SplitMix64(state: 7)
        let alphabet = Array("ab 漢é\u{301} x")
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
            let width = Int.random(in: 2...12, using: &random)
            let lines = TextWidth.wrap(text, width: width)
            #expect(lines.allSatisfy { TextWidth.width(of: $0) <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }
}
