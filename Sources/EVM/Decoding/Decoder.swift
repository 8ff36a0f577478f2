import Chain
import Primitives

/// Turns code into instructions for the interpreter.
///
/// Each basic block opens with one `blockBegin` that carries the base gas, the stack items needed and the stack growth of the
/// whole block; inside, immediates are decoded, constants folded and frequent neighbours fused. Checking a block as a whole is
/// invisible: an instruction that fails takes all gas and all effects of its frame with it, wherever in the block it stands.
/// Instructions that see the remaining gas (GAS, SSTORE, calls, creations) therefore end their block.
///
/// Unsafe: writes through raw memory, two records per byte of code at most (one `blockBegin`, one instruction), since
/// contracts are decoded while transactions wait. Not thread-safe; the scratch memory is reused from code to code.
final class Decoder {
    /// How code is laid out.
    enum Layout {
        /// As above.
        case fast
        /// Every instruction is a block of its own and nothing is fused, so that a tracer sees each one with its exact gas.
        case traced
    }

    private let fork: Fork
    private let instructionSet: InstructionSet
    private let layout: Layout
    private var capacity = 0
    var out: UnsafeMutablePointer<Instruction>
    var count = 0
    private var jumpTargets: UnsafeMutablePointer<UInt32>
    private var constants: [UInt256] = []
    /// Instructions that jump to a place known now, and that place.
    var staticJumps: [(instruction: Int, destination: UInt64)] = []

    // The open block.
    private var blockStart = -1
    private var height = 0
    private var required = 0
    private var growth = 0
    private var gas: UInt32 = 0

    init(fork: Fork, layout: Layout) {
        self.fork = fork
        instructionSet = .of(fork)
        self.layout = layout
        out = .allocate(capacity: 1)
        jumpTargets = .allocate(capacity: 1)
    }

    deinit {
        out.deallocate()
        jumpTargets.deallocate()
    }

    /// - Complexity: O(bytes of code), about 2 ns each.
    func decode(_ code: UnsafeRawBufferPointer) -> PreparedCode {
        reserve(code.count)
        jumpTargets.update(repeating: 0, count: code.count)
        count = 0
        constants.removeAll(keepingCapacity: true)
        staticJumps.removeAll(keepingCapacity: true)
        blockStart = -1
        openBlock(at: 0)

        instructionSet.entries.withUnsafeBufferPointer { entries in
            var isReachable = true
            var pc = 0
            while pc < code.count {
                let byte = code[pc]
                let entry = entries[Int(byte)]
                if entry.bound == .begins {
                    closeBlock()
                    jumpTargets[pc] = UInt32(count) + 1
                    openBlock(at: pc)
                    gas = entry.gas
                    isReachable = true
                } else if isReachable {
                    if blockStart < 0 { openBlock(at: pc) }
                    account(entry)
                    emit(entry, byte, code, pc)
                    if entry.bound != .none || layout == .traced { closeBlock() }
                    if entry.bound == .leaves { isReachable = false }
                }
                pc += 1 + Int(entry.immediateCount)
            }
        }
        if blockStart < 0 { openBlock(at: code.count) }
        append(Instruction(handler: .stop))
        closeBlock()
        resolveStaticJumps(codeCount: code.count)
        return constants.withUnsafeBufferPointer {
            PreparedCode(
                fork: fork, instructions: UnsafeBufferPointer(start: out, count: count),
                jumpTargets: UnsafeBufferPointer(start: jumpTargets, count: code.count), constants: $0, code: code)
        }
    }

    private func reserve(_ codeCount: Int) {
        guard codeCount + 1 > capacity else { return }
        capacity = max(codeCount + 1, 2 * capacity)
        out.deallocate()
        jumpTargets.deallocate()
        out = .allocate(capacity: 2 * capacity + 4)
        jumpTargets = .allocate(capacity: capacity)
    }

    // MARK: Blocks

    private func openBlock(at pc: Int) {
        blockStart = count
        height = 0
        required = 0
        growth = 0
        gas = 0
        append(
            Instruction(
                handler: .blockBegin, argument: BlockInfo.pack(stackGrowth: 0, programCounter: pc)))
    }

    private func closeBlock() {
        guard blockStart >= 0 else { return }
        let pc = BlockInfo.programCounter(out[blockStart].argument)
        out[blockStart].word = gas
        out[blockStart].stackRequired = UInt16(clamping: required)
        out[blockStart].argument = BlockInfo.pack(stackGrowth: min(growth, 0xffff), programCounter: pc)
        if layout == .fast { fuse(from: blockStart + 1) }
        blockStart = -1
    }

    @inline(__always)
    private func account(_ entry: InstructionSet.Entry) {
        gas &+= entry.gas
        required = max(required, Int(entry.pops) - height)
        height += Int(entry.pushes) - Int(entry.pops)
        growth = max(growth, height)
    }

    // MARK: Instructions

    @inline(__always)
    func append(_ instruction: Instruction) {
        (out + count).initialize(to: instruction)
        count &+= 1
    }

    @inline(__always)
    private func emit(_ entry: InstructionSet.Entry, _ byte: UInt8, _ code: UnsafeRawBufferPointer, _ pc: Int) {
        switch entry.handler {
        case .pushSmall, .pushWide:
            if byte == Self.programCounter {
                append(Instruction(handler: .pushSmall, argument: UInt64(pc)))
            } else {
                appendPush(immediate(code, pc, Int(entry.immediateCount)))
            }
        case .dup: append(Instruction(handler: .dup, small: byte - 0x7f))
        case .swap: append(Instruction(handler: .swap, small: byte - 0x8f))
        case .log: append(Instruction(handler: .log, small: byte - 0xa0))
        default:
            if layout == .fast, foldConstants(entry.handler) { return }
            append(Instruction(handler: entry.handler))
        }
    }

    private static let programCounter: UInt8 = 0x58

    /// The big-endian number after a push; bytes beyond the end of the code are zero.
    @inline(__always)
    private func immediate(_ code: UnsafeRawBufferPointer, _ pc: Int, _ byteCount: Int) -> UInt256 {
        var value = UInt256.zero
        if byteCount <= 8 {
            var limb: UInt64 = 0
            for i in 0..<byteCount {
                let position = pc + 1 + i
                limb = limb << 8 | (position < code.count ? UInt64(code[position]) : 0)
            }
            return UInt256(limb)
        }
        for i in 0..<byteCount {
            let position = pc + 1 + i
            value = value << 8 | UInt256(position < code.count ? UInt64(code[position]) : 0)
        }
        return value
    }

    func appendPush(_ value: UInt256) {
        if value.fitsInUInt64 {
            append(Instruction(handler: .pushSmall, argument: value.limb0))
        } else {
            append(Instruction(handler: .pushWide, argument: UInt64(constants.count)))
            constants.append(value)
        }
    }

    /// The value of a push that was decoded in the open block; `nil` for anything else.
    func constant(at index: Int) -> UInt256? {
        guard index > blockStart, index < count else { return nil }
        return switch out[index].handler {
        case .pushSmall: UInt256(out[index].argument)
        case .pushWide: constants[Int(out[index].argument)]
        default: nil
        }
    }

    // MARK: Static jumps

    private func resolveStaticJumps(codeCount: Int) {
        guard !staticJumps.isEmpty else { return }
        let trap = count
        append(Instruction(handler: .invalidJump))
        for jump in staticJumps {
            var target = trap
            if jump.destination < UInt64(codeCount), jumpTargets[Int(jump.destination)] != 0 {
                target = Int(jumpTargets[Int(jump.destination)]) - 1
            }
            out[jump.instruction].word = UInt32(bitPattern: Int32(target - jump.instruction))
        }
    }
}
