import Terminal
import Testing

@Suite struct CharacterWidthTests {
    @Test(arguments: [
        ("a", 1), ("é", 1), ("e\u{301}", 1), ("Ω", 1), ("漢", 2), ("ｆ", 2), ("한", 2), ("🚀", 2), ("✓", 1), ("█", 1),
        ("👨‍👩‍👧", 2), ("👍🏽", 2), ("❤️", 1), ("🇩🇪", 1), ("\u{200B}", 1), ("\t", 1), ("\r\n", 1), ("\u{7F}", 1), ("", 0),
        ("altius", 6), ("漢字 ok", 7),
    ])
    func widths(text: String, width: Int) {
        #expect(TextWidth.width(of: text) == width)
    }

    @Test func sequencesAreReducedToWhatOneCellHolds() {
        #expect(CharacterWidth.cellCharacter("👨‍👩‍👧") == "👨")
        #expect(CharacterWidth.cellCharacter("👍🏽") == "👍")
        #expect(CharacterWidth.cellCharacter("❤️") == "❤")
        #expect(CharacterWidth.cellCharacter("🇩🇪") == CharacterWidth.replacement)
        #expect(CharacterWidth.cellCharacter("\u{85}") == CharacterWidth.replacement)
        #expect(CharacterWidth.cellCharacter("\u{1B}") == " ")
        #expect(CharacterWidth.cellCharacter("e\u{301}") == "e\u{301}")
    }

    @Test func marksAreLimited() {
        let heap = Character("e" + String(repeating: "\u{301}", count: 40))
        #expect(CharacterWidth.cellCharacter(heap).unicodeScalars.count == 5)
    }

    @Test func everyGlyphIsOneCellWide() {
        for glyphs in GlyphSet.allCases {
            let all =
                glyphs.levels + [
                    glyphs.horizontal, glyphs.vertical, glyphs.topLeft, glyphs.topRight, glyphs.bottomLeft,
                    glyphs.bottomRight, glyphs.pointer, glyphs.ellipsis,
                ] + Array(glyphs.check + glyphs.cross + glyphs.playing + glyphs.paused + glyphs.ended)
            for glyph in all {
                #expect(CharacterWidth.width(of: glyph) == 1)
                #expect(CharacterWidth.cellCharacter(glyph) == glyph)
                if glyphs == .ascii { #expect(glyph.isASCII) }
            }
        }
    }
}
