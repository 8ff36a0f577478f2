extension Duration {
    /// Nanoseconds, rounded down; for durations of at most 500 years.
    package var wholeNanoseconds: UInt64 {
        UInt64(components.seconds) &* 1_000_000_000 &+ UInt64(components.attoseconds / 1_000_000_000)
    }
}
