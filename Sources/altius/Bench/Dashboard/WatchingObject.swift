/// How much a watched engine is slowed, as JSON.
struct WatchingObject: Encodable {
    let block: String
    let workers: Int
    let unwatchedMilliseconds: Double
    let collectedMilliseconds: Double
    let watchedMilliseconds: Double
    let collectedSlowdown: Double
    let watchedSlowdown: Double
    let collectedSlowdownMedian: Double
    let watchedSlowdownMedian: Double
    let lostEvents: UInt64

    init(_ cost: WatchingCost, block: String, workers: Int) {
        self.block = block
        self.workers = workers
        unwatchedMilliseconds = Double(cost.nanoseconds(.unwatched)) / 1e6
        collectedMilliseconds = Double(cost.nanoseconds(.collected)) / 1e6
        watchedMilliseconds = Double(cost.nanoseconds(.watched)) / 1e6
        collectedSlowdown = cost.slowdown(.collected)
        watchedSlowdown = cost.slowdown(.watched)
        collectedSlowdownMedian = cost.medianSlowdown(.collected)
        watchedSlowdownMedian = cost.medianSlowdown(.watched)
        lostEvents = cost.lost
    }

    var line: String {
        func percent(_ part: Double) -> String { (part < 0 ? "" : "+") + Decimal.text(part * 100, digits: 1) + "%" }
        func text(_ milliseconds: Double, _ slowdown: Double, _ median: Double) -> String {
            "\(Decimal.text(milliseconds, digits: 3)) ms \(percent(slowdown)) (median \(percent(median)))"
        }
        return "engine, \(workers) worker\(workers == 1 ? "" : "s"), fastest run: not watched "
            + "\(Decimal.text(unwatchedMilliseconds, digits: 3)) ms, events collected and dropped "
            + text(collectedMilliseconds, collectedSlowdown, collectedSlowdownMedian) + ", watched "
            + text(watchedMilliseconds, watchedSlowdown, watchedSlowdownMedian)
    }
}

/// The last object: the targets and the worst figures.
struct DashboardTargetsObject: Encodable {
    let targets = true
    let met: Bool
    let worstCPUMilliseconds: Double
    let worstEstimatedBytes: UInt64
    let worstUnchangedBytes: UInt64
    let worstSlowdown: Double

    init(_ targets: DashboardTargets) {
        met = targets.areMet
        worstCPUMilliseconds = Double(targets.time.value) / 1e6
        worstEstimatedBytes = targets.bytes.value
        worstUnchangedBytes = targets.unchangedBytes.value
        worstSlowdown = targets.slowdown.value
    }
}
