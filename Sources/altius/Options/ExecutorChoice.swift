import ArgumentParser
import EVM
import Execution

/// The executors that a command can use.
enum ExecutorChoice: String, CaseIterable, ExpressibleByArgument {
    case sequential
    case occ

    func makeExecutor(workers: Int) -> any Executor {
        switch self {
        case .sequential: SequentialExecutor(EthereumVM())
        case .occ: ParallelExecutor(workers: workers) { EthereumVM() }
        }
    }
}
