import CommandTesting
import Foundation
import Testing

/// The program on a real terminal: what it shows, what keys and sizes do.
@Suite(.serialized, .enabled(if: TestTerminal.isAvailable, "tmux is not installed"))
struct ScreenTests {
    /// The program without arguments, in a folder that has nothing to do with it.
    @Test func showsTheDemoBlocksFromAnyFolder() throws {
        let terminal = try TestTerminal()
        try terminal.start("--screen blocks --speed 1")
        #expect(terminal.waitFor("[2 Blocks]"))
        #expect(terminal.waitFor("1 block/s"))
        #expect(terminal.waitFor("20000001 Cancun"))
        #expect(terminal.waitFor("Everything independent"))
        #expect(terminal.waitFor("✓ gas bloom receipts state"))
        // The next block comes by itself, and its story with it.
        #expect(terminal.waitFor("One hot pool"))
        let lines = terminal.lines()
        #expect(lines.first?.hasPrefix(" Altius   ► live   block 2 of 4   occ") == true)
        #expect(lines.last { !$0.isEmpty }?.contains("q quit") == true)
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    @Test func demoBlocksPlayInSlowMotion() throws {
        let terminal = try TestTerminal()
        try terminal.start()
        #expect(terminal.waitFor("slow 1/1,000"))
        try terminal.press("p")
        #expect(terminal.waitFor("► live"))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    @Test func steppingBeginsAtTheFirstEvent() throws {
        let terminal = try TestTerminal()
        try terminal.start("step \"\(Program.demoBlocks)/2-one-hot-pool.json\"")
        #expect(terminal.waitFor("‖ step   event 0/"))
        #expect(terminal.waitFor("[6 Step]"))
        try terminal.press(".")
        #expect(terminal.waitFor("event 1/"))
        try terminal.press("c")
        #expect(terminal.waitFor("FAILED READ"))
        try terminal.press(",")
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    @Test func keysDoWhatTheyPromise() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --no-loop --screen blocks")
        #expect(terminal.waitFor("■ ended"))
        #expect(terminal.waitFor("▸  20000004"))
        try terminal.press("Up", "Up")
        #expect(terminal.waitFor("▸  20000002"))
        try terminal.press("Enter")
        #expect(terminal.waitFor("── Block 20000002") && terminal.waitFor("✓ post-state matches"))
        try terminal.press("Home")
        #expect(terminal.waitFor("── Block 20000001"))
        try terminal.press("?")
        #expect(terminal.waitFor("┌── Keys"))
        try terminal.press("Escape")
        #expect(terminal.waitForNo("┌── Keys"))
        #expect(terminal.waitFor("── Block 20000001"))
        try terminal.press("Escape")
        #expect(terminal.waitForNo("── Block 20000001"))
        // Esc never quits, and says so.
        try terminal.press("Escape")
        #expect(terminal.waitFor("Esc: nothing to go back from; q quits"))
        try terminal.press("Space")
        #expect(terminal.waitFor("Space: the run has ended"))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    @Test func pauseHoldsTheRunAndPaceChangesIt() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed 5 --screen blocks")
        #expect(terminal.waitFor("5 blocks/s"))
        try terminal.press("Space")
        #expect(terminal.waitFor("‖ paused"))
        // What was under way when the key came may still arrive.
        Thread.sleep(forTimeInterval: 0.3)
        let held = terminal.lines()
        Thread.sleep(forTimeInterval: 0.6)
        #expect(terminal.lines() == held)
        try terminal.press("Space")
        #expect(terminal.wait { $0 != held } && terminal.waitFor("► live"))
        try terminal.press("+")
        #expect(terminal.waitFor("10 blocks/s"))
        try terminal.press("-", "-", "-")
        #expect(terminal.waitFor(" 1 block/s"))
        #expect(terminal.waitFor("round 2"))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
    }

    @Test func everySizeIsUsedAndTooSmallOnesSayWhatTheyNeed() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --no-loop --screen blocks")
        #expect(terminal.waitFor("■ ended"))
        for (columns, rows) in [(120, 40), (240, 60), (60, 14), (80, 24)] {
            try terminal.resize(columns: columns, rows: rows)
            // Rules go to the last column, the keys stand in the last row.
            let isFilled = terminal.wait { lines in
                lines.count >= rows && lines[rows - 1].contains("? help")
                    && lines.contains { $0.hasSuffix("─────") && $0.count == columns || columns == 60 }
            }
            #expect(isFilled, "\(columns)x\(rows): \(terminal.lines())")
        }
        try terminal.resize(columns: 40, rows: 10)
        #expect(terminal.waitFor("Altius needs a terminal of 60x14, this"))
        try terminal.resize(columns: 80, rows: 24)
        #expect(terminal.waitFor("[2 Blocks]"))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    @Test(arguments: ["--ascii", ""]) func plainTerminalsGetASCII(_ option: String) throws {
        let terminal = try TestTerminal(locale: option.isEmpty ? "C" : "C.UTF-8")
        try terminal.start("--speed max --no-loop --screen blocks \(option)")
        #expect(terminal.waitFor("# ended") && terminal.waitFor("ok gas bloom receipts"))
        #expect(terminal.lines().allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        try terminal.press("q")
        #expect(try terminal.end() == 0)
    }

    @Test func blocksThatFailAreShownAndTheNextOnesRun() throws {
        let terminal = try TestTerminal()
        let demo = Program.root + "/demo-blocks"
        try FileManager.default.copyItem(atPath: demo, toPath: terminal.folder.path + "/blocks")
        let name = "blocks/2-one-hot-pool.json"
        let text = try terminal.folder.read(name)
        try terminal.folder.write(text.replacing("\"nonce\":\"0x0\"", with: "\"nonce\":\"0x7\""), to: name)
        try terminal.start("watch blocks --speed max --screen blocks")
        #expect(terminal.waitFor("■ ended") && terminal.waitFor("✗ failed: block 20000002, transaction"))
        #expect(terminal.waitFor("✗ 1 failed   ✓ 3 verified"))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
    }
}
