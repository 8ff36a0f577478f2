import ArgumentParser
import Execution
import State

/// The executors that a command can use.
enum ExecutorChoice: String, CaseIterable, ExpressibleByArgument {
    case sequential
    case occ

    /// - Parameter makeVirtualMachine: called once per worker.
    func makeExecutor(workers: Int, _ makeVirtualMachine: () -> any VirtualMachine) -> any Executor {
        switch self {
        case .sequential: SequentialExecutor(makeVirtualMachine())
        case .occ: ParallelExecutor(workers: workers, makeVirtualMachine: makeVirtualMachine)
        }
    }
}
