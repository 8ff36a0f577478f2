import CProcessor
import Dispatch

/// The timestamps of events: the processor's tick counter where the kernel itself keeps time by it, else the monotonic
/// clock.
///
/// A worker reads ticks and the collector converts them to nanoseconds. Measured on an AMD EPYC under KVM: `rdtsc` 9.6
/// ns, `clock_gettime` through the vDSO 22 ns; a transfer takes some 1500 ns and leaves about ten events.
/// `Recorder.record` takes 9 to 10 ns with the counter, 2.6 ns without reading it (`recordAtSameInstant`), less than
/// 0.5 ns when off.
package struct TickClock: Sendable {
    /// Whether ticks are those of the processor's counter; otherwise they are nanoseconds already.
    package let usesCounter: Bool
    private let baseTicks: UInt64
    private let baseNanoseconds: UInt64
    /// Nanoseconds per tick, times 2^32.
    private let scale: UInt64

    /// The clock of this process, calibrated once. The calibration takes 2 ms and is good to about 20 parts per
    /// million, which is what the timestamps drift against other clocks; among themselves they are consistent.
    package static let shared = TickClock(usesCounter: kernelTrustsCounter)

    /// - Parameter usesCounter: calibrates the tick counter, which has to run at one rate and in step on all
    ///   processors.
    package init(usesCounter: Bool) {
        self.usesCounter = usesCounter
        guard usesCounter else {
            (baseTicks, baseNanoseconds, scale) = (0, 0, 1 << 32)
            return
        }
        let start = Self.simultaneousReading()
        var end = start
        while end.nanoseconds - start.nanoseconds < 2_000_000 { end = Self.simultaneousReading() }
        let (ticks, nanoseconds) = (end.ticks &- start.ticks, end.nanoseconds - start.nanoseconds)
        (baseTicks, baseNanoseconds) = (start.ticks, start.nanoseconds)
        scale = ticks == 0 ? 1 << 32 : (nanoseconds << 32) / ticks
    }

    /// The present moment in ticks.
    package func now() -> UInt64 {
        usesCounter ? ticks_now() : DispatchTime.now().uptimeNanoseconds
    }

    /// The nanoseconds of the monotonic clock at `ticks`.
    package func nanoseconds(_ ticks: UInt64) -> UInt64 {
        let elapsed = Int64(bitPattern: ticks &- baseTicks)
        // A counter that lags behind the one that was calibrated: the base is near enough.
        guard usesCounter, elapsed > 0 else { return usesCounter ? baseNanoseconds : ticks }
        let product = UInt64(elapsed).multipliedFullWidth(by: scale)
        return baseNanoseconds &+ (product.high &<< 32 | product.low &>> 32)
    }
}
