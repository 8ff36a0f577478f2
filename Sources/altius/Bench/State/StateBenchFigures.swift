import Execution
import StateTree

/// What one kind of state took over the measured blocks, per block.
struct StateBenchFigures: Encodable {
    let updates: String
    let state: String
    let workers: Int
    /// Medians, in milliseconds: to read every location that the block changes, and to commit the change durably.
    let readMilliseconds: Double
    let commitMilliseconds: Double
    /// Means over the blocks, of what went through the store.
    let keysRead: Double
    let bytesRead: Double
    let keysWritten: Double
    let bytesWritten: Double

    /// Reads and commits.
    var totalMilliseconds: Double { readMilliseconds + commitMilliseconds }
    var bytes: Double { bytesRead + bytesWritten }

    init(
        _ updates: StateUpdateKind, state: String, workers: Int, reads: [UInt64], commits: [UInt64],
        _ figures: MeasuredStore.Figures
    ) {
        self.updates = updates.rawValue
        self.state = state
        self.workers = workers
        let blocks = Double(max(commits.count, 1))
        readMilliseconds = Double(reads.median ?? 0) / 1e6
        commitMilliseconds = Double(commits.median ?? 0) / 1e6
        keysRead = Double(figures.keysRead) / blocks
        bytesRead = Double(figures.bytesRead) / blocks
        keysWritten = Double(figures.keysWritten) / blocks
        bytesWritten = Double(figures.bytesWritten) / blocks
    }

    static let heading = [
        "updates".left(8), "state".left(12), "workers".right(7), "read ms".right(9), "commit ms".right(10),
        "keys read".right(10), "KB read".right(9), "KB written".right(11), "time".right(7), "I/O".right(7),
    ].joined(separator: " ")

    /// - Parameter baseline: what the last columns compare with.
    func line(against baseline: StateBenchFigures) -> String {
        func ratio(_ a: Double, _ b: Double) -> String { b > 0 ? Decimal.text(a / b, digits: 2) + "x" : "-" }
        return [
            updates.left(8), state.left(12), "\(workers)".right(7), Decimal.text(readMilliseconds, digits: 3).right(9),
            Decimal.text(commitMilliseconds, digits: 3).right(10), Decimal.text(keysRead, digits: 0).right(10),
            Decimal.text(bytesRead / 1e3, digits: 1).right(9), Decimal.text(bytesWritten / 1e3, digits: 1).right(11),
            ratio(totalMilliseconds, baseline.totalMilliseconds).right(7), ratio(bytes, baseline.bytes).right(7),
        ].joined(separator: " ")
    }
}
