import Terminal
import Testing

@Suite struct PaletteTests {
    @Test func coloursStayWithinTheirDepth() {
        for depth in ColourDepth.allCases {
            for colourBlindSafe in [false, true] {
                let palette = Palette(depth: depth, colourBlindSafe: colourBlindSafe)
                for style in Style.all {
                    switch palette[style].foreground {
                    case nil: break
                    case .indexed(let index): #expect(depth != .trueColour && index < depth.rawValue)
                    case .rgb(let value): #expect(depth == .trueColour && value < 1 << 24)
                    }
                }
            }
        }
    }

    @Test func monoStillTellsApartWhatMatters() {
        let palette = Palette(depth: .mono)
        #expect(Style.all.allSatisfy { palette[$0].foreground == nil })
        #expect(palette[.bad] != palette[.good])
        #expect(palette[.heading] != palette[.text])
        #expect(palette[.key] != palette[.text])
    }

    @Test func selectionIsReversedEverywhere() {
        for depth in ColourDepth.allCases {
            let palette = Palette(depth: depth)
            for style in Style.all {
                #expect(palette[style].attributes.contains(.reverse) == style.isSelected)
            }
        }
    }

    @Test func colourBlindSafeAvoidsRedAndGreen() {
        let usual = Palette(depth: .colours256)
        let safe = Palette(depth: .colours256, colourBlindSafe: true)
        #expect(safe[.good].foreground == usual[.graph].foreground)
        #expect(safe[.bad].foreground != usual[.bad].foreground)
    }

    /// Whatever the depth, and however colours are told apart.
    @Test func whatFailedIsNoWarningAndNothingGood() {
        for depth in ColourDepth.allCases where depth != .mono {
            for colourBlindSafe in [false, true] {
                let palette = Palette(depth: depth, colourBlindSafe: colourBlindSafe)
                let colours = [palette[.good].foreground, palette[.warning].foreground, palette[.bad].foreground]
                #expect(Set(colours).count == 3, "\(depth)")
            }
        }
    }

    @Test func styleIndicesAreDense() {
        #expect(Style.all.map(\.index) == Array(0..<Style.all.count))
    }
}
