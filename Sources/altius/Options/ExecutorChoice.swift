import ArgumentParser
import Execution
import State
import Telemetry

/// The executors that a command can use.
enum ExecutorChoice: String, CaseIterable, ExpressibleByArgument {
    case sequential
    case occ

    /// How many of the workers that it is given it uses.
    func workers(of count: Int) -> Int { self == .sequential ? 1 : count }

    /// - Parameters:
    ///   - telemetry: gets the events of blocks.
    ///   - makeVirtualMachine: called once per worker.
    func makeExecutor(
        workers: Int, telemetry: Collector? = nil, _ makeVirtualMachine: () -> any VirtualMachine
    ) -> any Executor {
        switch self {
        case .sequential: SequentialExecutor(makeVirtualMachine(), telemetry: telemetry)
        case .occ: ParallelExecutor(workers: workers, telemetry: telemetry, makeVirtualMachine: makeVirtualMachine)
        }
    }
}
