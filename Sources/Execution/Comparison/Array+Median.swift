extension Array where Element: Comparable {
    /// The middle value, the upper one of two; `nil` for none. O(n log n).
    package var median: Element? { isEmpty ? nil : sorted()[count / 2] }
}
