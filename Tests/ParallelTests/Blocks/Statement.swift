import Primitives

/// Bytecode that leaves the stack as it found it. It runs at any position: jumps are relative to the program counter.
struct Statement: ExpressibleByArrayLiteral {
    let code: [UInt8]

    init(code: [UInt8]) { self.code = code }

    init(arrayLiteral elements: Statement...) { self.init(elements) }

    init(_ statements: [Statement]) { code = statements.flatMap(\.code) }

    // MARK: Effects

    static func set(_ key: Word, _ value: Word) -> Statement { Statement(code: value.code + key.code + [0x55]) }
    /// From Cancun on.
    static func setTransient(_ key: Word, _ value: Word) -> Statement {
        Statement(code: value.code + key.code + [0x5d])
    }
    static func memory(_ offset: Word, _ value: Word) -> Statement {
        Statement(code: value.code + offset.code + [0x52])
    }
    static func drop(_ word: Word) -> Statement { Statement(code: word.code + [0x50]) }

    /// Writes `bytes` to memory, and zeros up to the next multiple of 32.
    static func memory(_ offset: UInt64, _ bytes: [UInt8]) -> Statement {
        Statement(
            stride(from: 0, to: bytes.count, by: 32).map { start in
                var chunk = Array(bytes[start..<min(start + 32, bytes.count)])
                chunk += [UInt8](repeating: 0, count: 32 - chunk.count)
                return .memory(Word(UInt256(offset + UInt64(start))), Word(UInt256(bigEndian: chunk) ?? .zero))
            })
    }

    /// A log with one topic and one word of data.
    static func log(_ topic: Word, _ data: Word) -> Statement {
        Statement(code: memory(0, data).code + topic.code + [0x60, 32, 0x60, 0, 0xa1])
    }

    // MARK: Ends

    static let stop = Statement(code: [0x00])
    static let invalid = Statement(code: [0xfe])
    /// From Byzantium on; before, a failure like any other.
    static let revert = Statement(code: [0x60, 0, 0x60, 0, 0xfd])
    static func selfDestruct(to beneficiary: Word) -> Statement { Statement(code: beneficiary.code + [0xff]) }
    static func `return`(_ word: Word) -> Statement {
        Statement(code: memory(0, word).code + [0x60, 32, 0x60, 0, 0xf3])
    }

    // MARK: Branches

    static func `if`(_ condition: Word, _ body: Statement) -> Statement {
        // From the PC instruction to the JUMPDEST.
        let distance = 6 + body.code.count
        return Statement(
            code: condition.code + [0x15, 0x58, 0x61, UInt8(distance >> 8), UInt8(distance & 255), 0x01, 0x57]
                + body.code
                + [0x5b])
    }

    static func `while`(_ condition: Word, _ body: Statement) -> Statement {
        func code(backwards distance: Int) -> [UInt8] {
            let jump = Statement(code: [0x61, UInt8(distance >> 8), UInt8(distance & 255), 0x58, 0x03, 0x56])
            return [0x5b] + Statement.if(condition, [body, jump]).code
        }
        // The second PC instruction is followed by SUB, JUMP and the JUMPDEST of the end.
        return Statement(code: code(backwards: code(backwards: 0).count - 4))
    }

    // MARK: Contracts

    /// Initcode that runs this and leaves `runtime` as the contract's code.
    func deploying(_ runtime: Statement) -> [UInt8] {
        let size = [UInt8(runtime.code.count >> 8), UInt8(runtime.code.count & 255)]
        let start = code.count + 15
        return code + [0x61] + size + [0x61, UInt8(start >> 8), UInt8(start & 255), 0x60, 0, 0x39, 0x61] + size
            + [0x60, 0, 0xf3] + runtime.code
    }

    /// Initcode that leaves this as the contract's code.
    var initcode: [UInt8] { Statement(code: []).deploying(self) }
}
