import CommandTesting
import Foundation
import TestSupport
import Testing

/// Sizes that change faster than pictures are drawn, and sizes that nothing fits into.
@Suite(.serialized, .enabled(if: TestTerminal.isAvailable, "tmux is not installed"))
struct ResizeTests {
    /// The picture is the one that is drawn anew, on the whole screen.
    private func expectCorrectPicture(_ terminal: TestTerminal, columns: Int, rows: Int) throws {
        let isFilled = terminal.wait { lines in
            lines.count >= rows && lines[0].hasPrefix(" Altius ") && lines[rows - 1].hasSuffix("q quit")
                && lines.contains { $0.hasSuffix("─────") && $0.count == columns }
        }
        #expect(isFilled, "\(terminal.lines())")
        let picture = terminal.lines()
        try terminal.record()
        try terminal.press("C-l")
        // Drawing anew begins with clearing.
        #expect(terminal.wait { _ in terminal.recordedBytes().contains("quit") })
        #expect(terminal.wait { $0 == picture }, "\(picture)\n\(terminal.lines())")
    }

    @Test func aStormOfSizesEndsWithACorrectPicture() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --no-loop --screen blocks")
        #expect(terminal.waitFor("■ ended"))
        var random = SplitMix64(state: 5)
        for (columns, rows) in [(100, 30), (70, 20)] {
            let sizes = (0..<120).map { _ in
                (columns: Int.random(in: 1...250, using: &random), rows: Int.random(in: 1...70, using: &random))
            }
            try terminal.storm([(1, 1)] + sizes + [(1, 1), (1000, 1000), (1, 300), (300, 1)])
            try terminal.resize(columns: columns, rows: rows)
            try expectCorrectPicture(terminal, columns: columns, rows: rows)
        }
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    /// While blocks are executed and played in slow motion.
    @Test func aStormDuringARun() throws {
        let terminal = try TestTerminal()
        try terminal.start("--screen lanes --speed 1/10")
        #expect(terminal.waitFor("slow 1/10"))
        var random = SplitMix64(state: 6)
        for _ in 0..<24 {
            try terminal.resize(
                columns: Int.random(in: 1...200, using: &random), rows: Int.random(in: 1...60, using: &random))
        }
        try terminal.resize(columns: 80, rows: 24)
        #expect(terminal.wait { $0.count >= 24 && $0[23].hasSuffix("q quit") && $0[1].contains("[4 Lanes]") })
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    @Test func theSmallestTerminal() throws {
        let terminal = try TestTerminal(columns: 30, rows: 5)
        try terminal.start("--speed max --no-loop --screen blocks")
        #expect(terminal.waitFor("Altius needs a terminal of") && terminal.waitFor("60x14"))
        #expect(terminal.waitFor("30x5"))
        try terminal.resize(columns: 1, rows: 1)
        // Nothing is readable there; that it lives shows in the next sizes.
        for key in ["Down", "Enter", "?", "Escape", ":", "Escape", "Tab"] { try terminal.press(key) }
        try terminal.resize(columns: 12, rows: 9)
        #expect(terminal.waitFor("12x9"))
        try terminal.press("2")
        try terminal.resize(columns: 80, rows: 24)
        #expect(terminal.waitFor("[2 Blocks]"))
        try expectCorrectPicture(terminal, columns: 80, rows: 24)
        try terminal.resize(columns: 1, rows: 1)
        try terminal.press("q")
        #expect(terminal.wait { _ in (try? terminal.property("#{alternate_on}")) == "0" })
        try terminal.resize(columns: 80, rows: 24)
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }
}
