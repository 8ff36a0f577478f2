import Chain

/// The opcodes of one fork, laid out for the decoder.
struct InstructionSet: Sendable {
    struct Entry: BitwiseCopyable, Sendable {
        var handler = Handler.invalid
        var pops: UInt8 = 0
        var pushes: UInt8 = 0
        var immediateCount: UInt8 = 0
        /// How the instruction bounds its basic block.
        var bound = Bound.ends
        var gas: UInt32 = 0
    }

    enum Bound: UInt8 {
        /// The next instruction belongs to the same block.
        case none
        /// The next instruction opens a block, since this one must see the exact gas or may branch.
        case ends
        /// What follows is unreachable but by a jump.
        case leaves
        /// A jump destination.
        case begins
    }

    /// 256 entries, by opcode byte.
    let entries: [Entry]

    static func of(_ fork: Fork) -> InstructionSet { sets[fork.rawValue] }

    private static let sets = Fork.allCases.map { InstructionSet(rules: .rules(of: $0)) }

    private init(rules: ChainRules) {
        var entries = [Entry](repeating: Entry(bound: .leaves), count: 256)
        for opcode in Opcode.table where opcode.firstFork <= rules.fork {
            let gas =
                switch opcode.gas {
                case .fixed(let gas): gas
                case .repriced(let price): UInt32(price(rules.gas))
                }
            entries[Int(opcode.byte)] = Entry(
                handler: opcode.handler, pops: opcode.pops, pushes: opcode.pushes,
                immediateCount: UInt8(opcode.immediateCount), bound: Self.bound(of: opcode.handler), gas: gas)
        }
        self.entries = entries
    }

    private static func bound(of handler: Handler) -> Bound {
        switch handler {
        case .blockBegin: .begins
        case .stop, .jump, .return, .revert, .invalid, .selfdestruct: .leaves
        case .jumpi, .gas, .sstore, .call, .callcode, .delegatecall, .staticcall, .create, .create2: .ends
        default: .none
        }
    }
}
