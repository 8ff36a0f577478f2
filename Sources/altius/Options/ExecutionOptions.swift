import ArgumentParser
import EVM
import Execution
import State
import Telemetry

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How blocks are executed: the options that every command with an executor shares.
struct ExecutionOptions: ParsableArguments {
    @Option(name: .customLong("executor"), help: "The executor (default: occ).")
    var chosenExecutor: ExecutorChoice?

    @Option(help: "Threads that execute transactions (default: one per core); 'sequential' uses one.")
    var workers: Int?

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError("--workers must be at least 1.") }
    }

    /// Threads to use where nothing is said.
    static var coreCount: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// The executor to use.
    var executor: ExecutorChoice { chosenExecutor ?? .occ }

    /// Threads to use.
    var workerCount: Int { workers ?? Self.coreCount }

    /// A configuration with what these options say.
    func configuration(_ configuration: Configuration) -> Configuration {
        var configuration = configuration
        configuration.executor = chosenExecutor
        configuration.workers = workers.map { .count($0) }
        return configuration
    }

    /// - Parameters:
    ///   - telemetry: gets the events of blocks.
    ///   - makeVirtualMachine: called once per worker; a command that traces prepares its machine there.
    func makeExecutor(
        telemetry: Collector? = nil, _ makeVirtualMachine: () -> any VirtualMachine = { EthereumVM() }
    ) -> any Executor {
        executor.makeExecutor(workers: workerCount, telemetry: telemetry, makeVirtualMachine)
    }

    /// An executor with the Ethereum virtual machine.
    static func makeExecutor(_ executor: ExecutorChoice, workers: Int, telemetry: Collector?) -> any Executor {
        executor.makeExecutor(workers: workers, telemetry: telemetry) { EthereumVM() }
    }
}
