import ArgumentParser
import Dashboard

/// How fast the dashboard goes: the value of `--speed`.
enum Speed: Equatable {
    /// Live, so many blocks per second at most.
    case live(Pace)
    /// Slow motion: blocks are played back so much slower than they ran.
    case slow(Slowdown)

    /// Reads the option's value: a number, 'max', or a fraction like 1/1000.
    static func parse(_ argument: String) throws -> Speed {
        if argument == "max" { return .live(.unlimited) }
        if argument.hasPrefix("1/"), let factor = UInt64(argument.dropFirst(2).filter { $0 != "," }) {
            guard let slowdown = Slowdown(factor: factor) else {
                throw ValidationError("expected a fraction from 1/10 to 1/100000")
            }
            return .slow(slowdown)
        }
        guard let number = Double(argument), let pace = Pace(blocksPerSecond: number) else {
            throw ValidationError("expected blocks per second (a number above 0), 'max', or a fraction like 1/1000")
        }
        return .live(pace)
    }
}
