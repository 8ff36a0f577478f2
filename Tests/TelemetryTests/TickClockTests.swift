import Dispatch
import Telemetry
import Testing

@Suite struct TickClockTests {
    /// The clock's nanoseconds are those of the monotonic clock, up to calibration and to what the system does in
    /// between.
    @Test(arguments: [TickClock.shared, TickClock(usesCounter: false)]) func agreesWithTheSystem(clock: TickClock) {
        for _ in 0..<20 {
            let before = DispatchTime.now().uptimeNanoseconds
            let time = clock.nanoseconds(clock.now())
            let after = DispatchTime.now().uptimeNanoseconds
            #expect(time > before &- 5_000_000 && time < after + 5_000_000)
        }
    }

    @Test(arguments: [TickClock.shared, TickClock(usesCounter: false)]) func neverGoesBack(clock: TickClock) {
        var last: UInt64 = 0
        for _ in 0..<100_000 {
            let time = clock.nanoseconds(clock.now())
            guard time >= last else {
                Issue.record("\(time) after \(last)")
                return
            }
            last = time
        }
    }

    /// A processor whose counter lags behind, and the far future.
    @Test func extremesDoNotTrap() {
        let start = TickClock.shared.nanoseconds(0)
        #expect(TickClock.shared.nanoseconds(1) >= start)
        if TickClock.shared.usesCounter { #expect(TickClock.shared.nanoseconds(.max) == start) }
        #expect(
            TickClock.shared.nanoseconds(TickClock.shared.now() + 1 << 60)
                > TickClock.shared.nanoseconds(TickClock.shared.now()))
        #expect(TickClock(usesCounter: false).nanoseconds(.max) == .max)
    }
}
