/// A transaction that read what an earlier one of the block had written: an edge of the DAG.
package struct Dependency: Sendable, Hashable {
    package let reader: Int
    package let writer: Int
    package let location: UInt32
}
