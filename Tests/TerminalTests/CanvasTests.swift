import Terminal
import Testing

@Suite struct CanvasTests {
    private func canvas(_ width: Int, _ height: Int, _ glyphs: GlyphSet = .unicode) -> Canvas {
        Canvas(size: Size(width: width, height: height), glyphs: glyphs)
    }

    @Test func textIsCutWithAnEllipsis() {
        var canvas = canvas(10, 2)
        canvas.write("transaction", x: 0, y: 0)
        canvas.write("transaction", x: 2, y: 1, width: 5)
        #expect(canvas.text == "transacti…\n  tran…")
    }

    @Test func textIsAligned() {
        var canvas = canvas(9, 3)
        canvas.write("12", x: 1, y: 0, width: 5, align: .trailing)
        canvas.write("12", x: 1, y: 1, width: 6, align: .centre)
        #expect(canvas.write("12", x: 1, y: 2, width: 6) == 3)
        #expect(canvas.text == "    12\n   12\n 12")
    }

    @Test func wideCharactersKeepBothHalves() {
        var canvas = canvas(6, 1)
        canvas.write("漢字", x: 0, y: 0)
        #expect(canvas[1, 0].isContinuation)
        canvas.put("x", x: 1, y: 0, style: .text)
        #expect(canvas.text == " x字")
        canvas.put("y", x: 2, y: 0, style: .text)
        #expect(canvas.text == " xy")
        #expect(!canvas[3, 0].isContinuation)
        // Over the seam of two wide ones.
        canvas.write("漢字", x: 0, y: 0)
        canvas.put("語", x: 1, y: 0, style: .text)
        #expect(canvas.text == " 語")
    }

    @Test func halfAWideCharacterIsNeverDrawnAtTheEdge() {
        var canvas = canvas(3, 1)
        canvas.write("x漢字", x: 0, y: 0)
        #expect(canvas.text == "x…")
        canvas.put("漢", x: 2, y: 0, style: .text)
        #expect(canvas[2, 0].character == " ")
    }

    @Test func asciiCanvasHoldsOnlyASCII() {
        var canvas = canvas(8, 1, .ascii)
        canvas.write("a漢é…✓", x: 0, y: 0)
        #expect(canvas.text == "a? ???")
        #expect(canvas.cells.allSatisfy { !$0.isContinuation })
    }

    @Test func controlCharactersOfANameCannotReachTheTerminal() {
        var canvas = canvas(20, 1)
        canvas.write("a\u{1B}[31mb\tc\u{9B}d\u{7F}", x: 0, y: 0)
        let scalars = canvas.cells.flatMap { Array($0.character.unicodeScalars) }
        #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 1), (1, 5), (5, 2)])
    func drawingOutsideIsHarmless(width: Int, height: Int) {
        var canvas = canvas(width, height)
        for x in -3...6 {
            for y in -3...6 {
                canvas.write("漢字 and text", x: x, y: y, width: 7)
                canvas.put("漢", x: x, y: y, style: .text)
                canvas.box(Rect(x: x, y: y, width: 4, height: 3), title: "title")
                canvas.bars([1, nil, .nan, .infinity, 5], in: Rect(x: x, y: y, width: 4, height: 2), maximum: 4)
            }
        }
        #expect(canvas.cells.count == width * height)
    }

    @Test func boxes() {
        var pictures: [String] = []
        for glyphs in GlyphSet.allCases {
            var canvas = canvas(12, 3, glyphs)
            canvas.box(canvas.bounds, title: "Keys")
            pictures.append(canvas.text)
        }
        let lines = "┌── Keys ──┐\n│          │\n└──────────┘"
        #expect(pictures == [lines, lines, "+-- Keys --+\n|          |\n+----------+"])
    }

    @Test func bars() {
        let values: [Double?] = [0, 0.01, 4, nil, 8, 9]
        func picture(_ glyphs: GlyphSet) -> String {
            var canvas = canvas(6, 2, glyphs)
            canvas.bars(values, in: canvas.bounds, maximum: 8)
            return canvas.text
        }
        #expect(picture(.unicode) == "    ██\n ▁█ ██")
        #expect(picture(.box) == "    ██\n ▄█ ██")
        #expect(picture(.ascii) == "    ##\n .# ##")
    }

    @Test func wideBarsLeaveAGapAndMarkOne() {
        var canvas = canvas(9, 1)
        canvas.bars([1, 1, 1, 1], in: canvas.bounds, maximum: 1, barWidth: 3, highlighted: 1)
        #expect(canvas.text == "██ ██ ██")
        #expect(canvas[3, 0].style == .accent)
        #expect(canvas[0, 0].style == .graph)
    }
}
