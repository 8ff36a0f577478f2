import ArgumentParser
import Execution
import State

/// The executors that a command can use. Parallel ones join here when they exist.
enum ExecutorChoice: String, CaseIterable, ExpressibleByArgument {
    case sequential

    /// - Parameter makeVirtualMachine: called once per worker.
    func makeExecutor(workers: Int, _ makeVirtualMachine: () -> any VirtualMachine) -> any Executor {
        switch self {
        case .sequential: SequentialExecutor(makeVirtualMachine())
        }
    }
}
