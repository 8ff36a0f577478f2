import Dashboard
import Execution
import Terminal

/// Draws frame after frame of one screen, as a session would, and measures each.
///
/// Processor time is that of taking in what happened and drawing the picture. What ncurses adds to hand it to a terminal is not in it:
/// there is none here.
struct FrameMeter {
    private static let frameInterval: UInt64 = 33_333_333
    private static let calmFrames = 20

    private(set) var costs: ScreenCosts
    private var state: DashboardState
    private var picture: Canvas
    private var now: UInt64 = 1_000_000_000

    init(_ screen: ScreenID, _ size: ScreenSize) {
        costs = ScreenCosts(size: size, screen: screen)
        state = DashboardState(size: Size(width: size.columns, height: size.rows))
        state.screen = screen
        picture = DashboardView.draw(state, glyphs: .unicode)
    }

    /// Measures every kind of frame.
    ///
    /// - Parameters:
    ///   - block: recorded executions of one block.
    ///   - frames: how many frames of slow motion, and as many steps.
    static func costs(
        of screen: ScreenID, _ size: ScreenSize, showing block: [RecordedBlock], frames: Int
    ) -> ScreenCosts {
        var meter = FrameMeter(screen, size)
        meter.takeIn(block)
        meter.playSlowly(frames)
        meter.step(frames)
        meter.doNothing()
        return meter.costs
    }

    private mutating func takeIn(_ block: [RecordedBlock]) {
        for (index, execution) in block.enumerated() {
            let costs = frame { state in for event in execution.events { state.apply(event) } }
            // The first one finds the program's own memory and code cold.
            if index > 0 { self.costs.newBlocks.add(nanoseconds: costs.nanoseconds, bytes: costs.bytes) }
        }
    }

    private mutating func playSlowly(_ frames: Int) {
        state.playSlowly(at: .usual)
        for _ in 0..<frames {
            now += Self.frameInterval
            let now = now
            let costs = frame { state in
                // A session rests at the block's end, and those frames would cost nothing.
                if state.playback.position == state.timeline?.events.count { state.playSlowly() }
                state.apply(.tick(nanoseconds: now))
            }
            self.costs.slowMotion.add(nanoseconds: costs.nanoseconds, bytes: costs.bytes)
        }
    }

    /// Of twelve steps ten go by an event, one to the next transaction and one to the next conflict.
    private mutating func step(_ frames: Int) {
        for index in 0..<frames {
            let key: Character = index % 12 == 5 ? "t" : index % 12 == 11 ? "c" : "."
            let costs = frame { state in _ = state.press(.character(key)) }
            self.costs.steps.add(nanoseconds: costs.nanoseconds, bytes: costs.bytes)
        }
    }

    private mutating func doNothing() {
        // What the last key said goes with the next one.
        _ = frame { state in _ = state.press(.character(",")) }
        for _ in 0..<Self.calmFrames {
            now += Self.frameInterval
            let now = now
            let costs = frame { state in state.apply(.tick(nanoseconds: now)) }
            self.costs.unchanged.add(nanoseconds: costs.nanoseconds, bytes: costs.bytes)
        }
    }

    private mutating func frame(_ change: (inout DashboardState) -> Void) -> (nanoseconds: UInt64, bytes: Int) {
        let start = ProcessorClock.now().ownThread
        change(&state)
        let next = DashboardView.draw(state, glyphs: .unicode)
        let end = ProcessorClock.now().ownThread
        defer { picture = next }
        return (end - start, next.estimatedBytes(after: picture))
    }
}
