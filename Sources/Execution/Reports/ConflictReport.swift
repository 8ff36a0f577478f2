import Primitives

/// Which transactions met a state other than the one the block's order gives them, and what repairing that took.
///
/// The same for every worker count and on every machine. One-by-one execution has no conflicts.
package struct ConflictReport: Sendable, Equatable {
    /// One read of a value that an earlier transaction then changed.
    package struct Conflict: Sendable, Equatable {
        /// The index of the transaction that read.
        package let reader: Int
        /// The index of the transaction that wrote.
        package let writer: Int
        package let address: Address
        /// The storage slot; `nil` for the account's own fields.
        package let slot: UInt256?

        package init(reader: Int, writer: Int, address: Address, slot: UInt256?) {
            self.reader = reader
            self.writer = writer
            self.address = address
            self.slot = slot
        }
    }

    /// Runs of transactions, first ones included.
    package var executions: Int
    /// Repairs that evaluated only the dependent operations.
    package var redos: Int
    package var redoneOperations: Int
    /// By reader, then in the order it read.
    package var conflicts: [Conflict]

    package init(executions: Int, redos: Int = 0, redoneOperations: Int = 0, conflicts: [Conflict] = []) {
        self.executions = executions
        self.redos = redos
        self.redoneOperations = redoneOperations
        self.conflicts = conflicts
    }
}
