import Terminal
import Testing

@Suite struct TerminalProfileTests {
    private func profile(
        _ term: String = "xterm-256color", codeset: String = "UTF-8", noColour: String? = nil,
        colour: ColourChoice = .automatic, ascii: Bool = false, colours: Int = 256
    ) -> TerminalProfile {
        var environment = ["TERM": term]
        environment["NO_COLOR"] = noColour
        return TerminalProfile(
            environment: environment, codeset: codeset, colour: colour, ascii: ascii, colours: colours)
    }

    @Test func glyphsFollowLocaleTerminalAndFlag() {
        #expect(profile().glyphs == .unicode)
        #expect(profile(ascii: true).glyphs == .ascii)
        #expect(profile(codeset: "ANSI_X3.4-1968").glyphs == .ascii)
        #expect(profile("vt100").glyphs == .ascii)
        #expect(profile("dumb").glyphs == .ascii)
        #expect(profile("linux").glyphs == .box)
        #expect(profile("tmux-256color").glyphs == .unicode)
    }

    @Test func depthFollowsTerminal() {
        let depths = [-1, 0, 1, 8, 16, 88, 256, 16_777_216].map { profile(colours: $0).depth }
        #expect(
            depths == [.mono, .mono, .mono, .colours8, .colours16, .colours16, .colours256, .trueColour])
    }

    @Test func flagWinsOverEnvironmentWhichWinsOverTerminal() {
        #expect(profile(noColour: "1").depth == .mono)
        #expect(profile(noColour: "").depth == .colours256)
        #expect(profile(noColour: "1", colour: .depth(.colours16)).depth == .colours16)
        #expect(profile(colour: .depth(.mono)).depth == .mono)
        // No flag can give a terminal colours that it lacks.
        #expect(profile(colour: .depth(.trueColour), colours: 8).depth == .colours8)
    }

    @Test func synchronizedOutputSparesOldTerminals() {
        #expect(profile().takesSynchronizedOutput)
        #expect(!profile("vt220").takesSynchronizedOutput)
        #expect(!profile("linux").takesSynchronizedOutput)
    }

    @Test func outputGlyphsObeyTheFlag() {
        #expect(TerminalProfile.outputGlyphs(ascii: true) == .ascii)
    }

    @Test func colourChoicesHaveSpellings() {
        #expect(ColourChoice.spellings.allSatisfy { ColourChoice(argument: $0) != nil })
        #expect(ColourChoice(argument: "pink") == nil)
        #expect(ColourChoice(argument: "never") == .depth(.mono))
    }
}
