import Primitives

/// Bytecode that leaves one word on the stack and nothing else.
struct Word: ExpressibleByIntegerLiteral {
    let code: [UInt8]

    init(code: [UInt8]) { self.code = code }

    init(integerLiteral value: UInt64) { self.init(UInt256(value)) }

    /// The shortest push. Not PUSH0, which old forks do not know.
    init(_ value: UInt256) {
        let bytes = value.isZero ? [0] : value.minimalBigEndianBytes
        code = [0x5f + UInt8(bytes.count)] + bytes
    }

    init(_ address: Address) { self.init(address.word) }

    // MARK: Where the code runs

    static let address = Word(code: [0x30])
    static let origin = Word(code: [0x32])
    static let caller = Word(code: [0x33])
    static let callValue = Word(code: [0x34])
    static let coinbase = Word(code: [0x41])
    static let gas = Word(code: [0x5a])
    /// From Istanbul on.
    static let selfBalance = Word(code: [0x47])

    /// The call data's word with that number.
    static func input(_ index: UInt64) -> Word { Word(UInt256(32 * index)).then(0x35) }

    // MARK: State

    static func slot(_ key: Word) -> Word { key.then(0x54) }
    /// From Cancun on.
    static func transient(_ key: Word) -> Word { key.then(0x5c) }
    static func balance(of address: Word) -> Word { address.then(0x31) }
    static func codeSize(of address: Word) -> Word { address.then(0x3b) }
    /// From Constantinople on.
    static func codeHash(of address: Word) -> Word { address.then(0x3f) }

    static func memory(_ offset: Word) -> Word { offset.then(0x51) }

    // MARK: Arithmetic

    static func + (a: Word, b: Word) -> Word { Word(code: b.code + a.code + [0x01]) }
    static func * (a: Word, b: Word) -> Word { Word(code: b.code + a.code + [0x02]) }
    static func - (a: Word, b: Word) -> Word { Word(code: b.code + a.code + [0x03]) }
    static func % (a: Word, b: Word) -> Word { Word(code: b.code + a.code + [0x06]) }
    static func < (a: Word, b: Word) -> Word { Word(code: b.code + a.code + [0x10]) }
    static func == (a: Word, b: Word) -> Word { Word(code: b.code + a.code + [0x14]) }
    var isZero: Word { then(0x15) }

    // MARK: Calls and creations

    /// 1 if the call succeeds. Its call data are `inputWords` words from memory 0 on; its output goes to memory 0.
    static func call(
        _ to: Word, value: Word = 0, inputWords: UInt64 = 0, outputWords: UInt64 = 0, gas: Word = .gas,
        kind: CallKind = .call
    ) -> Word {
        let memory =
            Word(UInt256(32 * outputWords)).code + [0x60, 0] + Word(UInt256(32 * inputWords)).code + [0x60, 0]
        return Word(
            code: memory + (kind == .call || kind == .callCode ? value.code : []) + to.code + gas.code
                + [kind.rawValue])
    }

    enum CallKind: UInt8, CaseIterable {
        case call = 0xf1
        case callCode = 0xf2
        case delegateCall = 0xf4
        case staticCall = 0xfa
    }

    /// The new contract's address, or zero.
    static func create(_ initcode: [UInt8], value: Word = 0) -> Word {
        Word(
            code: Statement.memory(0, initcode).code + Word(UInt256(initcode.count)).code + [0x60, 0] + value.code + [
                0xf0
            ])
    }

    /// The new contract's address, or zero. From Constantinople on.
    static func create2(_ initcode: [UInt8], salt: Word, value: Word = 0) -> Word {
        Word(
            code: Statement.memory(0, initcode).code + salt.code + Word(UInt256(initcode.count)).code + [0x60, 0]
                + value.code + [0xf5])
    }

    private func then(_ opcode: UInt8) -> Word { Word(code: code + [opcode]) }
}
