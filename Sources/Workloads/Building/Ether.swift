import Primitives

/// Amounts of wei and of tokens with 18 decimals.
enum Ether {
    static let gwei: UInt256 = 1_000_000_000
    static let one: UInt256 = 1_000_000_000_000_000_000
    /// A thousandth.
    static let milli: UInt256 = 1_000_000_000_000_000
}
