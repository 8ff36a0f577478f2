extension Array where Element: Comparable & Numeric {
    /// The middle value, the upper one of two; 0 for none. O(n log n).
    var median: Element { isEmpty ? 0 : sorted()[count / 2] }
}
