import Primitives

/// Turns EVM assembly into bytecode.
///
/// Words are separated by blanks; `;` begins a comment. A word is
/// - a mnemonic: `CALLDATALOAD`;
/// - a number, decimal or hex: the shortest push of it (`PUSH0` for zero);
/// - a label with a colon, `move:`: a `JUMPDEST` of that name;
/// - a label with an at sign, `@move`: `PUSH2` of that place.
package struct Assembler {
    private var code: [UInt8] = []
    private var labels: [String: Int] = [:]
    /// Places in `code` that wait for a label's position.
    private var references: [(offset: Int, label: String, line: Int)] = []

    private init() {}

    package static func assemble(_ source: String) throws(AssemblyError) -> [UInt8] {
        var assembler = Assembler()
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = line.prefix { $0 != ";" }
            for word in text.split(whereSeparator: \.isWhitespace) {
                try assembler.append(String(word), line: index + 1)
            }
        }
        return try assembler.linked()
    }

    /// Code that returns `runtime` as the code of a new contract.
    package static func initcode(for runtime: [UInt8]) throws(AssemblyError) -> [UInt8] {
        func prefix(_ length: Int) throws(AssemblyError) -> [UInt8] {
            try assemble("\(runtime.count) DUP1 \(length) 0 CODECOPY 0 RETURN")
        }
        return try prefix(try prefix(1).count) + runtime
    }

    private mutating func append(_ word: String, line: Int) throws(AssemblyError) {
        if word.hasSuffix(":") {
            let label = String(word.dropLast())
            guard labels.updateValue(code.count, forKey: label) == nil else {
                throw AssemblyError(line: line, expected: "every label once", found: "\(label) again")
            }
            code.append(Self.jumpDestination)
        } else if word.hasPrefix("@") {
            references.append((code.count + 1, String(word.dropFirst()), line))
            code += [Self.push0 + 2, 0, 0]
        } else if let opcode = Self.opcodes[word] {
            code.append(opcode)
        } else if let number = Self.number(word) {
            let bytes = number.minimalBigEndianBytes
            code.append(Self.push0 + UInt8(bytes.count))
            code += bytes
        } else {
            throw AssemblyError(line: line, expected: "a mnemonic, a number or a label", found: word)
        }
    }

    private func linked() throws(AssemblyError) -> [UInt8] {
        var code = code
        for reference in references {
            guard let target = labels[reference.label] else {
                throw AssemblyError(line: reference.line, expected: "a label that exists", found: reference.label)
            }
            guard target <= 0xffff else {
                throw AssemblyError(line: reference.line, expected: "a label below 65536", found: "\(target)")
            }
            code[reference.offset] = UInt8(target >> 8)
            code[reference.offset + 1] = UInt8(target & 0xff)
        }
        return code
    }

    private static func number(_ word: String) -> UInt256? {
        word.hasPrefix("0x") ? Hex.decodeQuantity(word) : UInt64(word).map { UInt256($0) }
    }
}
