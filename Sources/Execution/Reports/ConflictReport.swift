import Primitives
import State

/// Which transactions met a state other than the one the block's order gives them, and what repairing that took.
///
/// The same for every worker count and on every machine. One-by-one execution has no conflicts.
package struct ConflictReport: Sendable, Equatable {
    /// A transaction that read what an earlier one of the block had written.
    package struct Dependency: Sendable, Equatable {
        /// The index of the transaction that read.
        package let reader: Int
        /// The index of the transaction that wrote, `nil` for a step of the protocol itself.
        package let writer: Int?
        package let location: Location

        package init(reader: Int, writer: Int?, location: Location) {
            self.reader = reader
            self.writer = writer
            self.location = location
        }
    }

    /// What became of one transaction.
    package struct Transaction: Sendable, Equatable {
        /// How often it ran.
        package let executions: Int
        package let gasUsed: UInt64
        /// Gas of executions that were thrown away.
        package let wastedGas: UInt64

        package init(executions: Int, gasUsed: UInt64, wastedGas: UInt64 = 0) {
            self.executions = executions
            self.gasUsed = gasUsed
            self.wastedGas = wastedGas
        }
    }

    /// In block order.
    package var transactions: [Transaction]
    /// Repairs that evaluated only the dependent operations.
    package var redos: Int
    package var redoneOperations: Int
    /// Reads whose value an earlier transaction changed, so that the execution was thrown away; by reader, then location.
    package var conflicts: [Dependency]
    /// Reads of the committed executions that met an earlier transaction's write: the block's dependency graph; by reader,
    /// then location.
    package var dependencies: [Dependency]
    /// Whether `dependencies` is all there are. One-by-one execution does not look for any.
    package var knowsDependencies = true
    /// Transactions that ran one by one, since those before them depended on each other without exception. Of what they read,
    /// `dependencies` has storage alone, and may name as writer a transaction that took its write back.
    package var series: [Range<Int>]

    package init(
        transactions: [Transaction], redos: Int = 0, redoneOperations: Int = 0, conflicts: [Dependency] = [],
        dependencies: [Dependency] = [], series: [Range<Int>] = []
    ) {
        self.transactions = transactions
        self.redos = redos
        self.redoneOperations = redoneOperations
        self.conflicts = conflicts
        self.dependencies = dependencies
        self.series = series
    }

    /// Runs of transactions, first ones included.
    package var executions: Int { transactions.reduce(0) { $0 + $1.executions } }

    /// Gas of all executions that were thrown away.
    package var wastedGas: UInt64 { transactions.reduce(0) { $0 + $1.wastedGas } }
}

extension ConflictReport {
    /// The report of one-by-one execution.
    package init(oneByOne gasUsed: [UInt64]) {
        self.init(transactions: gasUsed.map { Transaction(executions: 1, gasUsed: $0) })
        knowsDependencies = false
    }

    init(_ frontier: Frontier, _ directory: LocationDirectory) {
        self.init(
            transactions: frontier.results.map {
                Transaction(executions: Int($0.executions), gasUsed: $0.gasUsed, wastedGas: $0.wastedGas)
            },
            conflicts: Self.named(frontier.conflicts, directory),
            dependencies: Self.named(frontier.dependencies, directory), series: frontier.series)
    }

    /// Order and names that do not depend on how the block numbered its locations.
    private static func named(
        _ dependencies: [(reader: Int, State.Dependency)], _ directory: LocationDirectory
    ) -> [Dependency] {
        dependencies.map { reader, dependency in
            Dependency(
                reader: reader, writer: dependency.writerIndex,
                location: directory.location(dependency.location, dependency.field))
        }
        .sorted { ($0.reader, $0.location) < ($1.reader, $1.location) }
    }
}
