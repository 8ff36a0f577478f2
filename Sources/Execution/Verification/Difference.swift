import Primitives

/// Where something computed differs from what was stated.
package struct Difference: Sendable, Equatable {
    /// The account, where the difference is in one.
    package let address: Address?
    /// "gasUsed", "balance", "storage 0x1".
    package let field: String
    package let expected: String
    package let found: String

    package init(address: Address? = nil, field: String, expected: String, found: String) {
        self.address = address
        self.field = field
        self.expected = expected
        self.found = found
    }
}

extension Difference: CustomStringConvertible {
    package var description: String {
        let place = address.map { "account \($0), \(field)" } ?? field
        return "\(place): expected \(expected), found \(found)"
    }
}
