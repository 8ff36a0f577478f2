import Foundation

/// What a running program has used so far, as Linux tells.
package struct ProcessUsage: Sendable {
    /// The most memory it held at once, in bytes (VmHWM).
    package let peakMemory: Int
    /// Seconds on processors, of all threads together.
    package let processorTime: Double

    private static let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))

    /// `nil` on other systems, and once the process has ended.
    init?(process identifier: Int32) {
        guard let status = Self.read("status", identifier), let stat = Self.read("stat", identifier),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = Int(line.filter(\.isNumber)),
            let fields = stat.split(separator: ")").last?.split(separator: " "), fields.count > 12,
            let user = Double(fields[11]), let system = Double(fields[12])
        else { return nil }
        peakMemory = kilobytes << 10
        processorTime = (user + system) / Self.ticksPerSecond
    }

    private static func read(_ file: String, _ identifier: Int32) -> String? {
        try? String(contentsOfFile: "/proc/\(identifier)/\(file)", encoding: .utf8)
    }
}
