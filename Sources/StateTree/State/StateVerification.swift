import Primitives

/// What recomputing a whole stored state found.
package struct StateVerification: Sendable, Equatable {
    package var head: StateHead
    package var accounts: UInt64 = 0
    package var slots: UInt64 = 0
    package var codes: UInt64 = 0
    package var branches: UInt64 = 0
    /// What is not as it must be, the first hundred.
    package var faults: [String] = []

    package var passed: Bool { faults.isEmpty }

    mutating func add(_ fault: String) {
        if faults.count < 100 { faults.append(fault) }
    }
}
