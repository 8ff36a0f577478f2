import CommandTesting
import Foundation
import Testing

/// Questions about the block on the screen, in the real program.
@Suite(.serialized, .enabled(if: TestTerminal.isAvailable, "tmux is not installed"))
struct QuestionTests {
    /// While the run is stopped before the block's first event.
    @Test func whileStopped() throws {
        let terminal = try TestTerminal()
        try terminal.start("step --screen overview")
        #expect(terminal.waitFor("‖ step"))
        #expect(terminal.waitFor("Workers in block 20000001"))
        try terminal.enter(":compare occ:2 sequential")
        #expect(terminal.waitFor("all left the same state"))
        #expect(terminal.waitFor("occ, 2 workers"))
        try terminal.press("Escape")
        #expect(terminal.waitForNo("all left the same state"))
        try terminal.enter(":simulate 24")
        #expect(terminal.waitFor("Simulated: block 20000001"))
        #expect(terminal.wait { $0.contains { $0.contains("▸      24") } })
        try terminal.press("Escape")
        #expect(terminal.waitForNo("Simulated"))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }

    /// Blocks that are over can be asked about, but there is no next one to execute otherwise.
    @Test func afterTheRun() throws {
        let terminal = try TestTerminal()
        try terminal.start("--speed max --no-loop")
        #expect(terminal.waitFor("■ ended"))
        try terminal.enter(":workers 2")
        #expect(terminal.waitFor("the run has ended"))
        try terminal.enter(":compare")
        #expect(terminal.waitFor("Block 20000004 by each executor"))
        try terminal.press("q")
        #expect(try terminal.end() == 0)
        try terminal.expectRestored()
    }
}
