/// A way to execute blocks. Whatever the way, the outcome is that of executing the transactions one by one.
///
/// An executor serves one block after another and is used by one thread at a time.
package protocol Executor: AnyObject {
    /// The name on the command line and in reports.
    var name: String { get }

    /// Threads that execute transactions.
    var workers: Int { get }

    /// - Throws: if the block must not be executed; nothing of it then has an effect.
    func execute(_ task: BlockTask) throws(ExecutionError) -> BlockOutcome
}
