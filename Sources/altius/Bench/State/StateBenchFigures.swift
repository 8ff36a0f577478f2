import Execution
import StateTree

/// What one kind of state took over the measured blocks.
struct StateBenchFigures: Encodable {
    let updates: String
    let entries: Int
    let cacheMegabytes: Int
    /// `cold`: the first blocks after opening, with nothing in memory; `warm`: later ones.
    let phase: String
    let state: String
    let workers: Int
    /// To open the state, in milliseconds.
    let openMilliseconds: Double
    /// Changed locations per second of reading and committing.
    let updatesPerSecond: Double
    /// Medians, in milliseconds: to read every location that the block changes, and to commit the change durably.
    let readMilliseconds: Double
    let commitMilliseconds: Double
    /// Of a hundred commits, one takes longer.
    let commitMilliseconds99: Double
    /// Per update, of what went through the store.
    let reads: Double
    let bytesRead: Double
    let writes: Double
    let bytesWritten: Double
    /// Per update, of system calls on files, where the system counts them.
    let fileReads: Double?
    let fileBytesRead: Double?
    let fileBytesWritten: Double?
    /// The most memory that the process had beyond what it had before it opened the state; in units of 2^20 bytes, as the cache's.
    let memoryMegabytes: Double?

    var totalMilliseconds: Double { readMilliseconds + commitMilliseconds }
    var bytes: Double { bytesRead + bytesWritten }

    init(_ run: StateBenchRun, phase: String, state: String, workers: Int, open: UInt64, _ phaseRun: StateBenchPhase) {
        updates = run.kind.rawValue
        entries = run.size
        cacheMegabytes = run.cacheBytes >> 20
        self.phase = phase
        self.state = state
        self.workers = workers
        openMilliseconds = Double(open) / 1e6
        readMilliseconds = Double(phaseRun.reads.median ?? 0) / 1e6
        commitMilliseconds = Double(phaseRun.commits.median ?? 0) / 1e6
        let sorted = phaseRun.commits.sorted()
        commitMilliseconds99 = sorted.isEmpty ? 0 : Double(sorted[(sorted.count * 99 - 1) / 100]) / 1e6
        let count = Double(max(phaseRun.updates, 1))
        let seconds = Double(phaseRun.reads.reduce(0, +) + phaseRun.commits.reduce(0, +)) / 1e9
        updatesPerSecond = seconds > 0 ? count / seconds : 0
        reads = Double(phaseRun.store.reads) / count
        bytesRead = Double(phaseRun.store.bytesRead) / count
        writes = Double(phaseRun.store.writes) / count
        bytesWritten = Double(phaseRun.store.bytesWritten) / count
        fileReads = phaseRun.files.map { Double($0.reads) / count }
        fileBytesRead = phaseRun.files.map { Double($0.bytesRead) / count }
        fileBytesWritten = phaseRun.files.map { Double($0.bytesWritten) / count }
        memoryMegabytes = phaseRun.memoryBytes.map { Double($0) / Double(1 << 20) }
    }

    static let heading = [
        "updates".left(7), "entries".right(8), "cache".right(6), "phase".left(5), "state".left(11), "w".right(2),
        "read ms".right(8), "commit ms".right(9), "p99".right(7), "upd/s".right(8), "reads".right(6), "B read".right(6),
        "writes".right(6), "B wrtn".right(6), "f.reads".right(7), "f.B read".right(8), "| commit".right(8),
        "time".right(6), "reads".right(6), "B read".right(6), "bytes".right(6), "f.reads".right(7),
    ].joined(separator: " ")

    /// - Parameter baseline: what the columns after the line compare with: the factors by which commits, and reads with commits, are
    ///   faster, and ratios of the rest.
    func line(against baseline: StateBenchFigures?) -> String {
        func ratio(_ a: Double?, _ b: Double?) -> String {
            guard let a, let b, b > 0 else { return "-" }
            return Decimal.text(a / b, digits: 2) + "x"
        }
        return [
            updates.left(7), "\(entries)".right(8), "\(cacheMegabytes)M".right(6), phase.left(5), state.left(11),
            "\(workers)".right(2), Decimal.text(readMilliseconds, digits: 2).right(8),
            Decimal.text(commitMilliseconds, digits: 2).right(9),
            Decimal.text(commitMilliseconds99, digits: 1).right(7),
            Decimal.grouped(UInt64(updatesPerSecond)).right(8), Decimal.text(reads, digits: 2).right(6),
            Decimal.text(bytesRead, digits: 0).right(6), Decimal.text(writes, digits: 2).right(6),
            Decimal.text(bytesWritten, digits: 0).right(6),
            (fileReads.map { Decimal.text($0, digits: 2) } ?? "-").right(7),
            (fileBytesRead.map { Decimal.text($0, digits: 0) } ?? "-").right(8), "|",
            ratio(baseline?.commitMilliseconds, commitMilliseconds).right(6),
            ratio(baseline?.totalMilliseconds, totalMilliseconds).right(6), ratio(reads, baseline?.reads).right(6),
            ratio(bytesRead, baseline?.bytesRead).right(6), ratio(bytes, baseline?.bytes).right(6),
            ratio(fileReads, baseline?.fileReads).right(7),
        ].joined(separator: " ")
    }
}
