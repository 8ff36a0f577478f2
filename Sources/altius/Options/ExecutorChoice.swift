import ArgumentParser
import EVM
import Execution

/// The executors that a command can use. Parallel ones join here when they exist.
enum ExecutorChoice: String, CaseIterable, ExpressibleByArgument {
    case sequential

    func makeExecutor(workers: Int) -> any Executor {
        switch self {
        case .sequential: SequentialExecutor(EthereumVM())
        }
    }
}
