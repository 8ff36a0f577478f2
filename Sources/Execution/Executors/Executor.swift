import Primitives
import State

/// A way to execute blocks. Whatever the way, the outcome is that of executing the transactions one by one.
///
/// An executor serves one block after another and is used by one thread at a time.
package protocol Executor: AnyObject {
    /// The name on the command line and in reports.
    var name: String { get }

    /// Threads that execute transactions.
    var workers: Int { get }

    /// These threads, at other work's disposal between blocks: they are awake when a block ends. `nil` for one.
    var pool: WorkerPool? { get }

    /// - Parameter receive: called once, on this thread, with the outcome's state change as soon as that is known: a state root needs
    ///   nothing else, and receipts and reports, which nobody is in such a hurry for, are made afterwards. Not called if the block must
    ///   not be executed.
    /// - Throws: if the block must not be executed; nothing of it then has an effect.
    func execute(_ task: BlockTask, receive: (StateChange) -> Void) throws(ExecutionError) -> BlockOutcome
}

extension Executor {
    /// Executes a block whose state change is not needed before the rest of the outcome.
    package func execute(_ task: BlockTask) throws(ExecutionError) -> BlockOutcome {
        try execute(task) { _ in }
    }
}
