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
        /// Whether the result can be computed here if the operands are constants.
        var isFoldable = false
        /// What runs the instruction together with a push of at most 8 bytes before it.
        var afterPush: Handler?
        /// What runs the instruction together with a DUP before it.
        var afterDup: Handler?
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

    /// 256 entries, by opcode byte. Unsafe: never freed, since the sets of all forks live as long as the process.
    nonisolated(unsafe) let entries: UnsafePointer<Entry>

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
                immediateCount: UInt8(opcode.immediateCount), bound: Self.bound(of: opcode.handler),
                isFoldable: Self.isFoldable(opcode.handler), afterPush: Self.afterPush(opcode.handler),
                afterDup: Self.afterDup(opcode.handler), gas: gas)
        }
        let memory = UnsafeMutablePointer<Entry>.allocate(capacity: entries.count)
        for (i, entry) in entries.enumerated() { (memory + i).initialize(to: entry) }
        self.entries = UnsafePointer(memory)
    }

    private static func bound(of handler: Handler) -> Bound {
        switch handler {
        case .blockBegin: .begins
        case .stop, .jump, .return, .revert, .invalid, .selfdestruct: .leaves
        case .jumpi, .gas, .sstore, .call, .callcode, .delegatecall, .staticcall, .create, .create2: .ends
        default: .none
        }
    }

    private static func isFoldable(_ handler: Handler) -> Bool {
        switch handler {
        case .add, .sub, .mul, .and, .or, .shl, .not: true
        default: false
        }
    }

    private static func afterPush(_ handler: Handler) -> Handler? {
        switch handler {
        case .add: .pushAdd
        case .sub: .pushSub
        case .mul: .pushMul
        case .and: .pushAnd
        case .shl: .pushShl
        case .shr: .pushShr
        case .eq: .pushEq
        case .lt: .pushLt
        case .gt: .pushGt
        case .mload: .pushMload
        case .mstore: .pushMstore
        default: nil
        }
    }

    private static func afterDup(_ handler: Handler) -> Handler? {
        switch handler {
        case .add: .dupAdd
        case .sub: .dupSub
        case .mul: .dupMul
        case .lt: .dupLt
        case .gt: .dupGt
        case .eq: .dupEq
        case .and: .dupAnd
        case .mload: .dupMload
        case .mstore: .dup2Mstore
        default: nil
        }
    }
}
