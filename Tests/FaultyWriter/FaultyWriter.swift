import Glibc
import StateTesting
import StateTree

/// `FaultyWriter FOLDER JOB FAULT STEP`: does a job on the store in a folder, with one fault at one step. Prints a line when a
/// block is durable (`committed 7`), a line when one was refused (`refused 7` and the reason), and without a fault its steps.
@main
struct FaultyWriter {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let job = FaultJob(rawValue: arguments[2]),
            let fault = Fault(rawValue: arguments[3]), let step = Int(arguments[4])
        else {
            say("usage: FaultyWriter FOLDER JOB FAULT STEP")
            exit(64)
        }
        let folder = arguments[1]
        if fault == .fileLimit {
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: rlim_t(step), rlim_max: .max)
            guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(70) }
        }
        Steps.begin(fault, at: step, below: folder)
        do {
            try perform(job, in: folder)
        } catch {
            say("refused \(error)")
            exit(1)
        }
        Steps.end()
        if fault == .none { for (number, name) in Steps.names.enumerated() { say("step \(number + 1) \(name)") } }
    }

    private static func perform(_ job: FaultJob, in folder: String) throws {
        let store = SteppedStore(try RocksDBStore(path: folder, mode: job.makesState ? .create : .readWrite))
        switch job {
        case .create:
            let state = try ShardedState(
                creating: job.snapshot, number: FaultJob.base, hash: nil, isWhole: true, in: store,
                FaultJob.configuration)
            say("committed \(state.head.number)")
        case .load: say("committed \(try FaultJob.load(into: store).head.number)")
        case .commit, .large:
            let state = try ShardedState(opening: store, FaultJob.configuration)
            for number in (FaultJob.base + 1)...job.end {
                let change = job.change(of: number)
                try twice(number) { try state.commit(change, of: FaultJob.link(number)) }
            }
        case .rollback:
            let state = try ShardedState(opening: store, FaultJob.configuration)
            for number in (job.end..<FaultJob.base).reversed() { try twice(number) { try state.rollBack(to: number) } }
        }
    }

    /// Whoever was refused may ask again, once there is room.
    private static func twice<Value>(_ number: UInt64, _ body: () throws -> Value) throws {
        do { _ = try body() } catch {
            say("refused \(number) \(error)")
            Steps.makeRoom()
            _ = try body()
        }
        say("committed \(number)")
    }

    /// Out at once, whatever happens next.
    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
