import Chain
import Primitives
import Synchronization

/// Turns code into instructions for the interpreter, from one place on until a jump, a return or known instructions.
///
/// Each basic block opens with one `blockBegin` that carries the base gas, the stack items needed and the stack growth of the
/// whole block; inside, immediates are decoded, constants folded and frequent neighbours fused. Checking a block as a whole is
/// invisible: an instruction that fails takes all gas and all effects of its frame with it, wherever in the block it stands.
/// Instructions that see the remaining gas (GAS, SSTORE, calls, creations) therefore end their block. A jump to a known place
/// that was not decoded yet is left out: what it leads to follows instead.
///
/// Unsafe: writes through raw memory without checks. Two records per byte of code suffice: at most an opcode of one byte opens
/// a block and is an instruction (GAS), two bytes are a block, an instruction and a constant of two records (PUSH0, NOT), or a
/// block, a jump and its stub (PUSH0, JUMPI); and no byte is decoded twice.
struct Decoder {
    /// How code is laid out.
    enum Layout {
        /// As above.
        case fast
        /// Every instruction is a block of its own and nothing is fused, so that a tracer sees each one with its exact gas.
        case traced
    }

    /// The unwritten middle of the memory: instructions grow up to it, constants down.
    struct Extent {
        var next: UnsafeMutablePointer<Instruction>
        var constants: UnsafeMutablePointer<UInt256>
    }

    let code: UnsafeRawPointer
    let count: Int
    private let entries: UnsafePointer<InstructionSet.Entry>
    private let pairs = Fusion.pairs
    private let layout: Layout
    private let destinations: JumpDestinations
    private let memory: UnsafeMutablePointer<Instruction>
    var extent: Extent

    init(
        code: UnsafeRawBufferPointer, fork: Fork, layout: Layout, destinations: JumpDestinations,
        memory: UnsafeMutablePointer<Instruction>, extent: Extent
    ) {
        // Without bytes nothing is read.
        self.code = code.baseAddress ?? UnsafeRawPointer(memory)
        count = code.count
        entries = InstructionSet.of(fork).entries
        self.layout = layout
        self.destinations = destinations
        self.memory = memory
        self.extent = extent
    }

    /// Instructions that the decoded form of a code may take, constants included.
    static func capacity(byteCount: Int) -> Int { 2 * byteCount + 8 }

    /// Prepares memory of `capacity` instructions: the first one is where static jumps to no JUMPDEST lead.
    static func begin(_ memory: UnsafeMutablePointer<Instruction>, capacity: Int) -> Extent {
        memory.initialize(to: Instruction(handler: .invalidJump))
        let end = UnsafeMutableRawPointer(memory + capacity).assumingMemoryBound(to: UInt256.self)
        return Extent(next: memory + 1, constants: end)
    }

    /// The open block's sums.
    private struct Block {
        var gas: UInt32 = 0
        var height = 0
        var required = 0
        var growth = 0

        @inline(__always)
        mutating func account(_ entry: InstructionSet.Entry) {
            gas &+= entry.gas
            required = max(required, Int(entry.pops) &- height)
            height = height &+ Int(entry.pushes) &- Int(entry.pops)
            growth = max(growth, height)
        }
    }

    /// Decodes from `start`, which is 0 or a JUMPDEST that is not decoded. Returns its instruction.
    mutating func decode(from start: Int) -> UnsafeMutablePointer<Instruction> {
        let first = extent.next
        var next = first
        /// Where the next block is, negative if nothing follows.
        var pc = start
        /// The last static jump whose target is open, by index; each has the one before in its `word`.
        var openJump: UInt32 = 0
        while pc >= 0 {
            if pc < count, let entry = destinations.entry(at: UInt64(pc)) {
                let known = entry.pointee.load(ordering: .relaxed) & ~JumpDestinations.unpublished
                if known != 0 {
                    Self.append(.jumpTo, word: distance(from: next, to: memory + Int(known &- 1)), &next)
                    break
                }
                let index = UInt32(truncatingIfNeeded: next - memory) &+ 1
                entry.pointee.store(index | JumpDestinations.unpublished, ordering: .relaxed)
            }
            pc = decodeBlock(pc, &next, &openJump)
        }
        resolve(openJump, &next)
        publish(from: first, to: next)
        extent.next = next
        return first
    }

    /// Returns where to go on, negative if nothing follows.
    @inline(__always)
    private mutating func decodeBlock(
        _ start: Int, _ next: inout UnsafeMutablePointer<Instruction>, _ openJump: inout UInt32
    ) -> Int {
        let header = next
        // `fuseBranch` looks back as far as this.
        Self.append(.blockBegin, &next)
        var block = Block()
        var role = Fusion.Role.other
        /// Pushes without anything between them and here.
        var pushCount = 0
        var pc = start
        var following = -1

        decoding: while true {
            guard pc < count else {
                Self.append(.stop, &next)
                break
            }
            let byte = code.load(fromByteOffset: pc, as: UInt8.self)
            let entry = entries[Int(byte)]
            if entry.part == .operation {
                block.account(entry)
                if pushCount >= Int(entry.foldedOperands) {
                    role = fold(entry.handler, &next)
                    pushCount = pushCount &- Int(entry.foldedOperands) &+ 1
                } else {
                    append(entry, pc, &role, &next)
                    // Saturated far below "never".
                    pushCount = entry.isPush ? min(pushCount &+ 1, 1024) : 0
                }
                pc &+= 1 &+ Int(entry.immediateCount)
                if layout == .fast { continue }
                following = pc
                break
            }
            if entry.part == .blockBegin && pc != start {
                following = pc
                break
            }
            block.account(entry)
            switch entry.part {
            case .widePush, .programCounter:
                let value = entry.part == .widePush ? immediate(pc, Int(entry.immediateCount)) : UInt256(pc)
                role = appendPush(value, &next)
                pushCount = min(pushCount &+ 1, 1024)
                pc &+= 1 &+ Int(entry.immediateCount)
                if layout == .fast { continue }
                following = pc
            case .blockBegin:
                pc &+= 1
                if layout == .fast { continue }
                following = pc
            case .jump where layout == .fast && role == .push:
                let destination = next[-1].argument
                next -= 1
                if destinations.entry(at: destination) == nil {
                    Self.append(.invalidJump, &next)
                } else {
                    following = Int(truncatingIfNeeded: destination)
                }
            case .branch where layout == .fast && role == .push:
                Fusion.fuseBranch(&next)
                next[-1].word = openJump
                openJump = UInt32(truncatingIfNeeded: next - memory) &- 1
                following = pc &+ 1
            case .branch, .blockEnd:
                append(entry, pc, &role, &next)
                following = pc &+ 1
            default: append(entry, pc, &role, &next)
            }
            break
        }
        header.initialize(
            to: Instruction(
                handler: .blockBegin, half: UInt16(clamping: block.required), word: block.gas,
                argument: BlockInfo.pack(stackGrowth: min(block.growth, 0xffff), programCounter: start)))
        return following
    }

    // MARK: Jumps

    private func distance(from jump: UnsafePointer<Instruction>, to target: UnsafePointer<Instruction>) -> UInt32 {
        UInt32(bitPattern: Int32(truncatingIfNeeded: target - jump))
    }

    /// Gives static jumps their distance: to the target, or to a stub that decodes it when it is reached.
    private func resolve(_ last: UInt32, _ next: inout UnsafeMutablePointer<Instruction>) {
        var index = last
        while index != 0 {
            let jump = memory + Int(index)
            index = jump.pointee.word
            let destination =
                jump.pointee.handler == .jumpToIfDupEq ? UInt64(jump.pointee.half) : jump.pointee.argument
            guard let entry = destinations.entry(at: destination) else {
                jump.pointee.word = distance(from: jump, to: memory)
                continue
            }
            let known = entry.pointee.load(ordering: .relaxed) & ~JumpDestinations.unpublished
            if known != 0 {
                jump.pointee.word = distance(from: jump, to: memory + Int(known &- 1))
            } else {
                jump.pointee.word = distance(from: jump, to: next)
                let argument = StaticJump.pack(
                    destination: Int(truncatingIfNeeded: destination), distance: next - jump)
                Self.append(.undecoded, argument: argument, &next)
            }
        }
    }

    /// Lets other threads see the new instructions.
    private func publish(
        from first: UnsafeMutablePointer<Instruction>, to end: UnsafeMutablePointer<Instruction>
    ) {
        var instruction = first
        while instruction < end {
            if instruction.pointee.handler == .blockBegin,
                let entry = destinations.entry(at: UInt64(BlockInfo.programCounter(instruction.pointee.argument)))
            {
                let index = UInt32(truncatingIfNeeded: instruction - memory) &+ 1
                entry.pointee.store(index, ordering: .releasing)
            }
            instruction += 1
        }
    }

    // MARK: Instructions

    @inline(__always)
    static func append(
        _ handler: Handler, small: UInt8 = 0, word: UInt32 = 0, argument: UInt64 = 0,
        _ next: inout UnsafeMutablePointer<Instruction>
    ) {
        next.initialize(to: Instruction(handler: handler, small: small, word: word, argument: argument))
        next += 1
    }

    /// Appends an instruction, or makes the last one run it too. Gas and stack are accounted for apart, opcode by opcode.
    @inline(__always)
    private func append(
        _ entry: InstructionSet.Entry, _ pc: Int, _ role: inout Fusion.Role,
        _ next: inout UnsafeMutablePointer<Instruction>
    ) {
        let argument: UInt64
        if pc &+ 9 <= count {
            let bytes = code.loadUnaligned(fromByteOffset: pc &+ 1, as: UInt64.self).byteSwapped
            argument = (bytes &>> UInt64(entry.immediateShift)) &>> 1
        } else {
            argument = immediate(pc, Int(entry.immediateCount)).limb0
        }
        next.initialize(to: Instruction(handler: entry.handler, small: entry.small, argument: argument))
        let pair = pairs[Fusion.index(role, entry.handler)]
        let isFused = pair != 0
        let before = next - 1
        before.pointee.handler =
            isFused ? unsafeBitCast(UInt8(truncatingIfNeeded: pair), to: Handler.self) : before.pointee.handler
        before.pointee.word = isFused ? UInt32(entry.small) : before.pointee.word
        role = isFused ? unsafeBitCast(UInt8(truncatingIfNeeded: pair &>> 8), to: Fusion.Role.self) : entry.role
        next += isFused ? 0 : 1
    }
}
