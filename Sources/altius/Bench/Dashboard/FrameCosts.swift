import Dashboard

/// What frames of one kind took: processor time of the drawing thread, and bytes for the terminal.
struct FrameCosts {
    /// Nanoseconds, one per frame.
    private(set) var times: [UInt64] = []
    /// Estimated.
    private(set) var bytes: [UInt64] = []

    mutating func add(nanoseconds: UInt64, bytes count: Int) {
        times.append(nanoseconds)
        bytes.append(UInt64(count))
    }

    /// Nanoseconds that so many per cent of the frames do not exceed; 0 of none.
    func time(percentile: Int) -> UInt64 { Figures.percentile(percentile, of: times.sorted()) ?? 0 }

    /// The same of bytes.
    func bytes(percentile: Int) -> UInt64 { Figures.percentile(percentile, of: bytes.sorted()) ?? 0 }

    var mostBytes: UInt64 { bytes.max() ?? 0 }
}
