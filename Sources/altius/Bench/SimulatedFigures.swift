import Execution

/// What a simulation predicts for one block, or for several.
struct SimulatedFigures {
    let design: RepairDesign
    let workers: Int
    /// Of several blocks, the sum.
    var nanoseconds: UInt64 = 0
    /// Nanoseconds that all workers together were busy.
    var busy: UInt64 = 0

    init(_ design: RepairDesign, workers: Int) {
        self.design = design
        self.workers = workers
    }

    init(_ schedule: SimulatedSchedule, workers: Int) {
        self.init(schedule.design, workers: workers)
        nanoseconds = schedule.nanoseconds
        busy = schedule.busy
    }

    mutating func add(_ other: SimulatedFigures) {
        nanoseconds += other.nanoseconds
        busy += other.busy
    }

    var milliseconds: Double { Double(nanoseconds) / 1e6 }

    func speedup(over baseline: UInt64) -> Double { nanoseconds > 0 ? Double(baseline) / Double(nanoseconds) : 0 }

    /// How many workers were busy on average.
    var workersBusy: Double { nanoseconds > 0 ? Double(busy) / Double(nanoseconds) : 0 }

    /// Where the prediction lies above (positive) or below what was measured, as a part of it.
    func error(against measured: UInt64) -> Double {
        measured > 0 ? Double(nanoseconds) / Double(measured) - 1 : 0
    }
}
