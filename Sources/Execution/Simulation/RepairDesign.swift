/// Where transactions run that cannot be committed as they ran ahead of their turn: those that conflict, and those that were
/// not worth running ahead.
package enum RepairDesign: String, CaseIterable, Sendable {
    /// By the owner of the commit frontier, one after another, each at its turn: what `ParallelExecutor` does.
    case frontier
    /// By any idle worker, as soon as every transaction that it depends on has its final result; the frontier only checks and
    /// commits. A bound rather than a prediction: dependencies are known exactly and beforehand, and the store with several
    /// versions of a value that this takes costs nothing.
    case dependencies
}
