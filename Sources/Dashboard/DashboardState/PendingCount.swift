/// Digits typed before a key. A digit shows its screen at once; when a key that can be repeated follows quickly, the digits were its
/// count, and the screen goes back.
struct PendingCount: Sendable, Equatable {
    /// How long after a digit the next key still belongs to it, in nanoseconds.
    private static let patience: UInt64 = 900_000_000
    /// Counts beyond this are cut.
    private static let limit = 1_000_000

    private(set) var value: Int?
    private(set) var screenBefore: ScreenID?
    private var typedAt: UInt64 = 0

    /// Takes a digit in. Returns whether it begins a number.
    mutating func add(_ digit: Int, now: UInt64, screen: ScreenID) -> Bool {
        if let value, isFresh(now) {
            self.value = min(Self.limit, value * 10 + digit)
            typedAt = now
            return false
        }
        value = digit
        screenBefore = screen
        typedAt = now
        return true
    }

    /// The number that belongs to the key pressed now, and the screen it was typed on.
    mutating func take(now: UInt64) -> (count: Int, screen: ScreenID)? {
        defer { self = PendingCount() }
        guard let value, let screenBefore, isFresh(now), value > 0 else { return nil }
        return (value, screenBefore)
    }

    /// The number as far as it has been typed, where it can only be one.
    var isNumber: Bool { (value ?? 0) >= 10 }

    private func isFresh(_ now: UInt64) -> Bool { now - min(now, typedAt) <= Self.patience }
}
