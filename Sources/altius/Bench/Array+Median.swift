extension Array where Element == UInt64 {
    /// The middle value, the upper one of two; 0 for none. O(n log n).
    var median: UInt64 { isEmpty ? 0 : sorted()[count / 2] }
}
