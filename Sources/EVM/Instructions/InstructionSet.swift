import Chain

/// The opcodes of one fork, laid out for the decoder.
struct InstructionSet: Sendable {
    struct Entry: BitwiseCopyable, Sendable {
        var handler = Handler.invalid
        /// Which item DUP and SWAP name, how many topics LOG has.
        var small: UInt8 = 0
        var pops: UInt8 = 0
        var pushes: UInt8 = 0
        var part = Part.end
        var role = Fusion.Role.other
        var immediateCount: UInt8 = 0
        /// Shifting 8 big-endian bytes right by this and then by 1 leaves the immediate, if it has at most 7 bytes.
        var immediateShift: UInt8 = 63
        /// How many operands must be constants for the result to be one; more than there can be for never.
        var foldedOperands: UInt16 = .max
        var isPush = false
        var gas: UInt32 = 0
    }

    /// The part an instruction plays in its basic block.
    enum Part: UInt8 {
        /// The next instruction belongs to the same block.
        case operation
        /// The same, with an immediate over 7 bytes.
        case widePush
        /// The same, with its place as an operand.
        case programCounter
        /// JUMPDEST.
        case blockBegin
        /// The next instruction opens a block, since this one must see the exact gas.
        case blockEnd
        /// JUMPI: the next instruction opens a block.
        case branch
        case jump
        /// Nothing follows.
        case end
    }

    /// 256 entries, by opcode byte. Unsafe: never freed, since the sets of all forks live as long as the process.
    nonisolated(unsafe) let entries: UnsafePointer<Entry>

    static func of(_ fork: Fork) -> InstructionSet { sets[fork.rawValue] }

    private static let sets = Fork.allCases.map { InstructionSet(rules: .rules(of: $0)) }

    private init(rules: ChainRules) {
        var entries = [Entry](repeating: Entry(), count: 256)
        for opcode in Opcode.table where opcode.firstFork <= rules.fork {
            let gas =
                switch opcode.gas {
                case .fixed(let gas): gas
                case .repriced(let price): UInt32(price(rules.gas))
                }
            var entry = Entry(handler: opcode.handler, pops: opcode.pops, pushes: opcode.pushes, gas: gas)
            entry.small = Self.small(of: opcode)
            entry.part = Self.part(of: opcode)
            entry.role = Fusion.role(of: opcode.handler, small: entry.small)
            entry.immediateCount = UInt8(opcode.immediateCount)
            entry.immediateShift = UInt8(clamping: 63 - 8 * opcode.immediateCount)
            entry.foldedOperands = Self.foldedOperands(of: opcode.handler)
            entry.isPush = opcode.handler == .pushSmall
            entries[Int(opcode.byte)] = entry
        }
        let memory = UnsafeMutablePointer<Entry>.allocate(capacity: entries.count)
        for (i, entry) in entries.enumerated() { (memory + i).initialize(to: entry) }
        self.entries = UnsafePointer(memory)
    }

    private static func small(of opcode: Opcode) -> UInt8 {
        switch opcode.handler {
        case .dup: opcode.byte - 0x7f
        case .swap: opcode.byte - 0x8f
        case .log: opcode.byte - 0xa0
        default: 0
        }
    }

    private static func part(of opcode: Opcode) -> Part {
        switch opcode.handler {
        case .blockBegin: .blockBegin
        case .pushWide: .widePush
        // `immediateShift` cannot express it.
        case .pushSmall where opcode.immediateCount == 8: .widePush
        case .pushSmall where opcode.name == "PC": .programCounter
        case .jump: .jump
        case .jumpi: .branch
        case .gas, .sstore, .call, .callcode, .delegatecall, .staticcall, .create, .create2: .blockEnd
        case .stop, .return, .revert, .invalid, .selfdestruct: .end
        default: .operation
        }
    }

    private static func foldedOperands(of handler: Handler) -> UInt16 {
        switch handler {
        case .not: 1
        case .add, .sub, .mul, .and, .or, .shl: 2
        default: .max
        }
    }
}
