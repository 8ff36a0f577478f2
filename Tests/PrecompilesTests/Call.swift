import Chain
import Precompiles
import Primitives

/// A call of a precompiled contract as the virtual machine makes it.
struct Call {
    var address: Int
    var fork: Fork = .cancun

    /// `nil` if the call fails or the contract does not exist in the fork.
    func output(_ input: [UInt8]) -> [UInt8]? {
        guard let contract = Precompiles.active(in: fork)[address] else { return nil }
        var output: [UInt8] = []
        return input.withUnsafeBytes { contract.run($0, &output) } ? output : nil
    }

    /// The output in hexadecimal, or "failure".
    func text(_ input: [UInt8]) -> String {
        output(input).map { Hex.encode($0) } ?? "failure"
    }

    func gas(_ input: [UInt8]) -> UInt64? {
        guard let contract = Precompiles.active(in: fork)[address] else { return nil }
        return input.withUnsafeBytes { contract.gas($0, fork) }
    }

    /// A number as `count` big-endian bytes.
    static func word(_ value: UInt64, count: Int = 32) -> [UInt8] {
        let bytes = withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
        return [UInt8](repeating: 0, count: max(0, count - 8)) + bytes.suffix(count)
    }

    /// Bytes from digits; spaces and line breaks are allowed for reading.
    static func bytes(_ digits: String) -> [UInt8] {
        Hex.decode(digits.filter { !$0.isWhitespace }) ?? []
    }
}
