/// Digits typed before a key. Every digit shows its screen at once; when another digit and a key that can be repeated follow quickly,
/// they were its count, and the screen goes back. One digit is a screen, never a count: "05." for five steps.
struct PendingCount: Sendable, Equatable {
    /// How long after a digit the next key still belongs to it, in nanoseconds: longer than between keys of one thought, shorter than
    /// a look at a screen.
    private static let patience: UInt64 = 500_000_000
    /// Counts beyond this are cut.
    private static let limit = 1_000_000

    private(set) var value: Int?
    private(set) var screenBefore: ScreenID?
    private var typedAt: UInt64 = 0
    private var digits = 0

    /// Takes a digit in.
    mutating func add(_ digit: Int, now: UInt64, screen: ScreenID) {
        if let value, isFresh(now) {
            self.value = min(Self.limit, value * 10 + digit)
            digits += 1
        } else {
            value = digit
            digits = 1
            screenBefore = screen
        }
        typedAt = now
    }

    /// The number that belongs to the key pressed now, and the screen it was typed on.
    mutating func take(now: UInt64) -> (count: Int, screen: ScreenID)? {
        defer { self = PendingCount() }
        guard let value, let screenBefore, isFresh(now), value > 0, digits > 1 else { return nil }
        return (value, screenBefore)
    }

    private func isFresh(_ now: UInt64) -> Bool { now - min(now, typedAt) <= Self.patience }
}
