/// How much a watched engine is slowed, as JSON.
struct WatchingObject: Encodable {
    let block: String
    let workers: Int
    let unwatchedMilliseconds: Double
    let collectedMilliseconds: Double
    let watchedMilliseconds: Double
    let collectedSlowdown: Double
    let watchedSlowdown: Double
    let lostEvents: UInt64

    init(_ cost: WatchingCost, block: String, workers: Int) {
        self.block = block
        self.workers = workers
        unwatchedMilliseconds = Double(cost.nanoseconds(.unwatched)) / 1e6
        collectedMilliseconds = Double(cost.nanoseconds(.collected)) / 1e6
        watchedMilliseconds = Double(cost.nanoseconds(.watched)) / 1e6
        collectedSlowdown = cost.slowdown(.collected)
        watchedSlowdown = cost.slowdown(.watched)
        lostEvents = cost.lost
    }

    var line: String {
        func text(_ milliseconds: Double) -> String { "\(Decimal.text(milliseconds, digits: 3)) ms" }
        func text(_ milliseconds: Double, _ slowdown: Double) -> String {
            "\(text(milliseconds)) (\(slowdown < 0 ? "" : "+")\(Decimal.text(slowdown * 100, digits: 1))%)"
        }
        return "engine, \(workers) worker\(workers == 1 ? "" : "s"): not watched \(text(unwatchedMilliseconds)), "
            + "events collected and dropped \(text(collectedMilliseconds, collectedSlowdown)), "
            + "watched \(text(watchedMilliseconds, watchedSlowdown))"
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
