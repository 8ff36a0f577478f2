import EVM
import Execution

/// A column of a comparison: an executor with a number of workers.
struct BenchConfiguration: Hashable {
    let executor: ExecutorChoice
    let workers: Int

    /// "sequential", "occ 2w".
    var title: String { executor == .sequential ? executor.rawValue : "\(executor.rawValue) \(workers)w" }

    /// "occ with 2 workers".
    var description: String {
        executor == .sequential
            ? executor.rawValue : "\(executor.rawValue) with \(workers) worker\(workers == 1 ? "" : "s")"
    }

    func makeExecutor() -> any Executor { executor.makeExecutor(workers: workers) { EthereumVM() } }
}
