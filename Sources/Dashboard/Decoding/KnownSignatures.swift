import Primitives

/// Names of functions and events by the hash that stands for them on the chain. Both tables are computed from the signatures.
package enum KnownSignatures {
    /// The signature of a function; nil where it is not one of the known.
    package static func function(_ selector: UInt32) -> String? { functions[selector] }

    /// The function's name without its parameters.
    package static func functionName(_ selector: UInt32) -> String? { functions[selector].map(name) }

    /// The signature of an event by its first topic.
    package static func event(_ topic: Hash256) -> String? { events[topic] }

    /// The signature that a word on the stack stands for: an event by its first topic, a function by its selector.
    package static func signature(of word: UInt256) -> String? {
        // Smaller words are numbers, whatever else they might be.
        if word.fitsInUInt64 {
            return word.limb0 >> 24 == 0 ? nil : UInt32(exactly: word.limb0).flatMap { functions[$0] }
        }
        return events[Hash256(word)]
    }

    /// A selector as it stands in a transaction's input: "0xa9059cbb".
    package static func hex(_ selector: UInt32) -> String {
        let digits = String(selector, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// The selector of a function: the first four bytes of its signature's hash (Solidity ABI).
    package static func selector(of signature: String) -> UInt32 {
        UInt32(truncatingIfNeeded: Keccak256.hash(Array(signature.utf8)).word.limb3 >> 32)
    }

    /// The first topic of an event: its signature's hash.
    package static func topic(of signature: String) -> Hash256 { Keccak256.hash(Array(signature.utf8)) }

    private static func name(_ signature: String) -> String { String(signature.prefix { $0 != "(" }) }

    private static let functions = Dictionary(
        SignatureTable.functions.map { (selector(of: $0), $0) }, uniquingKeysWith: { first, _ in first })

    private static let events = Dictionary(
        SignatureTable.events.map { (topic(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
}
