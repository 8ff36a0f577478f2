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

    private let code: UnsafeRawPointer
    private let count: Int
    private let entries: UnsafePointer<InstructionSet.Entry>
    private let layout: Layout
    private let destinations: JumpDestinations
    private let memory: UnsafeMutablePointer<Instruction>
    private(set) var extent: Extent

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
        var pc = start
        /// The last static jump whose target is open, by index; each has the one before in its `word`.
        var openJump: UInt32 = 0

        decoding: while true {
            // A block begins.
            if pc < count, code.load(fromByteOffset: pc, as: UInt8.self) == Self.jumpDestination,
                let entry = destinations.entry(at: UInt64(pc))
            {
                let known = entry.pointee.load(ordering: .relaxed) & ~JumpDestinations.unpublished
                if known != 0 {
                    Self.append(.jumpTo, word: distance(from: next, to: memory + Int(known &- 1)), &next)
                    break decoding
                }
                let index = UInt32(truncatingIfNeeded: next - memory) &+ 1
                entry.pointee.store(index | JumpDestinations.unpublished, ordering: .relaxed)
            }
            let header = next
            let blockStart = pc
            var block = Block()
            // What fuses looks at the instruction before; a header fuses with nothing.
            Self.append(.blockBegin, &next)
            var following = pc

            block: while true {
                guard pc < count else {
                    Self.append(.stop, &next)
                    following = -1
                    break block
                }
                let byte = code.load(fromByteOffset: pc, as: UInt8.self)
                let entry = entries[Int(byte)]
                if entry.bound == .begins && pc != blockStart {
                    following = pc
                    break block
                }
                block.account(entry)
                switch entry.handler {
                case .blockBegin: break
                case .pushSmall, .pushWide: appendImmediate(byte, pc, Int(entry.immediateCount), &next)
                case .dup:
                    if layout == .fast && next[-1].handler == .pushSmall {
                        next[-1].handler = .pushDup
                        next[-1].small = byte &- 0x7f
                    } else {
                        Self.append(.dup, small: byte &- 0x7f, &next)
                    }
                case .swap: Self.append(.swap, small: byte &- 0x8f, &next)
                case .log: Self.append(.log, small: byte &- 0xa0, &next)
                case .jump where layout == .fast && next[-1].handler == .pushSmall:
                    let destination = next[-1].argument
                    next -= 1
                    following = -1
                    if destinations.entry(at: destination) == nil {
                        Self.append(.invalidJump, &next)
                    } else {
                        following = Int(truncatingIfNeeded: destination)
                    }
                    break block
                case .jumpi where layout == .fast && next[-1].handler == .pushSmall:
                    Self.fuseBranch(&next)
                    next[-1].word = openJump
                    openJump = UInt32(truncatingIfNeeded: next - memory) &- 1
                default: layout == .fast ? appendFused(entry, &next) : Self.append(entry.handler, &next)
                }
                pc &+= 1 &+ Int(entry.immediateCount)
                if entry.bound == .none && layout == .fast { continue }
                following = entry.bound == .leaves ? -1 : pc
                break block
            }
            header.pointee.word = block.gas
            header.pointee.stackRequired = UInt16(clamping: block.required)
            header.pointee.argument = BlockInfo.pack(
                stackGrowth: min(block.growth, 0xffff), programCounter: blockStart)
            if following < 0 { break decoding }
            pc = following
        }
        resolve(openJump, &next)
        publish(from: first, to: next)
        extent.next = next
        return first
    }

    private static let jumpDestination: UInt8 = 0x5b

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
            let destination = jump.pointee.argument
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

    /// A push, or PC.
    @inline(__always)
    private mutating func appendImmediate(
        _ byte: UInt8, _ pc: Int, _ size: Int, _ next: inout UnsafeMutablePointer<Instruction>
    ) {
        if size == 0 {
            Self.append(.pushSmall, argument: byte == Self.programCounter ? UInt64(pc) : 0, &next)
        } else if size <= 8 && pc &+ 9 <= count {
            let bytes = code.loadUnaligned(fromByteOffset: pc &+ 1, as: UInt64.self).byteSwapped
            Self.append(.pushSmall, argument: bytes &>> UInt64(64 &- 8 &* size), &next)
        } else {
            appendWideImmediate(pc, size, &next)
        }
    }

    private static let programCounter: UInt8 = 0x58

    /// The big-endian number after a push; bytes beyond the end of the code are zero.
    @inline(never)
    private mutating func appendWideImmediate(
        _ pc: Int, _ size: Int, _ next: inout UnsafeMutablePointer<Instruction>
    ) {
        if pc &+ 33 <= count {
            appendPush(UInt256(loadingBigEndian: code + pc + 1) >> UInt64(256 &- 8 &* size), &next)
            return
        }
        var value = UInt256.zero
        for position in pc + 1...pc + size {
            let byte = position < count ? code.load(fromByteOffset: position, as: UInt8.self) : 0
            value = value << 8 | UInt256(UInt64(byte))
        }
        appendPush(value, &next)
    }

    mutating func appendPush(_ value: UInt256, _ next: inout UnsafeMutablePointer<Instruction>) {
        if value.fitsInUInt64 {
            Self.append(.pushSmall, argument: value.limb0, &next)
        } else {
            extent.constants -= 1
            extent.constants.initialize(to: value)
            Self.append(.pushWide, argument: UInt64(UInt(bitPattern: extent.constants)), &next)
        }
    }

    /// Takes back the last instruction, if it is a push, and returns its value.
    mutating func removePush(_ next: inout UnsafeMutablePointer<Instruction>) -> UInt256? {
        switch next[-1].handler {
        case .pushSmall:
            next -= 1
            return UInt256(next[0].argument)
        case .pushWide:
            next -= 1
            extent.constants += 1
            return extent.constants[-1]
        default: return nil
        }
    }
}
