import Dashboard

/// What the dashboard may cost, and whether it keeps to that.
struct DashboardTargets {
    /// Nanoseconds of processor time per frame, by the 99th percentile.
    static let frameNanoseconds: UInt64 = 2_000_000
    /// By the 99th percentile.
    static let frameBytes: UInt64 = 16_384
    /// Of the engine's time.
    static let slowdown = 0.03

    /// The worst figure of one kind, and where it was found.
    struct Worst<Value: Comparable> {
        var value: Value
        var place: String

        mutating func take(_ value: Value, _ place: @autoclosure () -> String) {
            guard value > self.value else { return }
            self.value = value
            self.place = place()
        }
    }

    private(set) var time = Worst<UInt64>(value: 0, place: "")
    private(set) var bytes = Worst<UInt64>(value: 0, place: "")
    private(set) var unchangedBytes = Worst<UInt64>(value: 0, place: "")
    private(set) var slowdown = Worst(value: -Double.infinity, place: "")

    mutating func add(_ costs: ScreenCosts, of block: String) {
        let place = "\(block), \(costs.screen.name) at \(costs.size)"
        for (kind, frames) in [("slow motion", costs.slowMotion), ("steps", costs.steps)] {
            time.take(frames.time(percentile: 99), "\(place), \(kind)")
            bytes.take(frames.bytes(percentile: 99), "\(place), \(kind)")
        }
        unchangedBytes.take(costs.unchanged.mostBytes, place)
    }

    mutating func add(slowdown value: Double, of block: String) { slowdown.take(value, block) }

    var areMet: Bool {
        time.value <= Self.frameNanoseconds && bytes.value <= Self.frameBytes && unchangedBytes.value == 0
            && slowdown.value <= Self.slowdown
    }

    /// Each target with the worst figure.
    var lines: [String] {
        [
            line(
                "at most 2 ms of CPU time per frame (p99)", Decimal.text(Double(time.value) / 1e6, digits: 2) + " ms",
                time.place, time.value <= Self.frameNanoseconds),
            line(
                "at most 16 KiB per frame (p99, estimated)", Decimal.grouped(bytes.value) + " B", bytes.place,
                bytes.value <= Self.frameBytes),
            line(
                "0 bytes when nothing changed", Decimal.grouped(unchangedBytes.value) + " B", unchangedBytes.place,
                unchangedBytes.value == 0),
            line(
                "engine slowed by at most 3% (fastest run)", Decimal.text(slowdown.value * 100, digits: 1) + "%",
                slowdown.place,
                slowdown.value <= Self.slowdown),
        ]
    }

    private func line(_ target: String, _ figure: String, _ place: String, _ isMet: Bool) -> String {
        "\(isMet ? "met   " : "MISSED")  \(target.left(42)) \(figure.right(10))" + (place.isEmpty ? "" : "  \(place)")
    }
}
