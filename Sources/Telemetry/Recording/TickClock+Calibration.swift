import CProcessor
import Dispatch
import Foundation

extension TickClock {
    /// Whether the kernel keeps time by the tick counter, which it does only if the counter runs at one rate and in
    /// step on all processors. Its verdict is better than one of ours from CPUID.
    static var kernelTrustsCounter: Bool {
        let path = "/sys/devices/system/clocksource/clocksource0/current_clocksource"
        guard ticks_available() != 0, let name = try? String(contentsOfFile: path, encoding: .utf8) else {
            return false
        }
        return name.trimmingCharacters(in: .whitespacesAndNewlines) == "tsc"
    }

    /// Both clocks at one moment: of a few tries the one in which least time passed between two readings of the
    /// counter.
    static func simultaneousReading() -> (ticks: UInt64, nanoseconds: UInt64) {
        var best = (ticks: UInt64(0), nanoseconds: UInt64(0))
        var least = UInt64.max
        for _ in 0..<8 {
            let before = ticks_now()
            let nanoseconds = DispatchTime.now().uptimeNanoseconds
            let width = ticks_now() &- before
            guard width < least else { continue }
            least = width
            best = (before &+ width / 2, nanoseconds)
        }
        return best
    }
}
