/// What goes wrong at a numbered step of a writer. Steps are its calls of the store, and the system calls by which the store
/// changes its folder.
package enum Fault: String, CaseIterable, Sendable {
    /// Nothing; the steps are listed instead.
    case none
    /// The process is killed before the step.
    case kill
    /// It is killed when half of a write is done.
    case tear
    /// It is killed, and what was written since the last synchronisation of a file is gone, as when the power fails.
    case powerLoss
    /// From the step on the disk is full, until the writer makes room.
    case noSpace
    /// A write or synchronisation fails once.
    case inputOutputError
    /// A write or synchronisation is interrupted by a signal once.
    case interruption
    /// A write takes half of what it is given, once, as it may.
    case shortWrite
    /// Not a step but a number of bytes, which no file may grow beyond.
    case fileLimit

    /// Whether the process must be dead afterwards, where it has that step.
    package var kills: Bool { self == .kill || self == .tear || self == .powerLoss }
}
