import Chain
import Primitives
import Synchronization

/// Code decoded for the interpreter: instructions with immediates and static jumps resolved, and where JUMPDESTs are.
///
/// Unsafe: plain memory that is written once, in `init`, and freed with the object; hence `@unchecked Sendable`. The interpreter
/// reads it through pointers without retaining the object, so whoever starts a frame keeps the code alive until the frame ends.
final class PreparedCode: @unchecked Sendable {
    /// The rules whose gas is in the instructions.
    let fork: Fork
    /// Ends with an instruction that stops, whatever the code.
    let instructions: UnsafeMutablePointer<Instruction>
    let instructionCount: Int
    /// By byte of the code: 1 + the index of the instruction that a JUMPDEST there became; 0 where there is none.
    let jumpTargets: UnsafeMutablePointer<UInt32>
    /// Values of pushes over 8 bytes.
    let constants: UnsafeMutablePointer<UInt256>
    /// The code itself.
    let bytes: UnsafeMutableRawPointer
    let byteCount: Int
    /// The address of the retained form of the same code for another fork, or 0: blocks of several forks may share a code.
    private let other = Atomic<UInt>(0)

    init(
        fork: Fork, instructions: UnsafeBufferPointer<Instruction>, jumpTargets: UnsafeBufferPointer<UInt32>,
        constants: UnsafeBufferPointer<UInt256>, code: UnsafeRawBufferPointer
    ) {
        self.fork = fork
        func copy<Element: BitwiseCopyable>(_ buffer: UnsafeBufferPointer<Element>) -> UnsafeMutablePointer<Element> {
            let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(buffer.count, 1))
            if let base = buffer.baseAddress { memory.initialize(from: base, count: buffer.count) }
            return memory
        }
        self.instructions = copy(instructions)
        self.instructionCount = instructions.count
        self.jumpTargets = copy(jumpTargets)
        self.constants = copy(constants)
        bytes = .allocate(byteCount: max(code.count, 1), alignment: 8)
        if let base = code.baseAddress { bytes.copyMemory(from: base, byteCount: code.count) }
        byteCount = code.count
        // Wide pushes hold the address of their constant.
        for i in 0..<instructionCount where self.instructions[i].handler.hasConstant {
            let address = UInt(bitPattern: self.constants + Int(self.instructions[i].argument))
            self.instructions[i].argument = UInt64(address)
        }
    }

    deinit {
        instructions.deallocate()
        jumpTargets.deallocate()
        constants.deallocate()
        bytes.deallocate()
        let next = other.load(ordering: .acquiring)
        if let next = UnsafeRawPointer(bitPattern: next) { Unmanaged<PreparedCode>.fromOpaque(next).release() }
    }

    /// The form for `fork` in the chain that begins here, decoded and added if it is missing.
    func form(for fork: Fork, decode: () -> PreparedCode) -> Unmanaged<PreparedCode> {
        if self.fork == fork { return .passUnretained(self) }
        if let next = next { return next.form(for: fork, decode: decode) }
        let new = Unmanaged.passRetained(decode())
        let (exchanged, _) = other.compareExchange(
            expected: 0, desired: UInt(bitPattern: new.toOpaque()), ordering: .acquiringAndReleasing)
        if exchanged { return new }
        // Another thread was first, perhaps with the same fork.
        new.release()
        return form(for: fork, decode: decode)
    }

    private var next: PreparedCode? {
        UnsafeRawPointer(bitPattern: other.load(ordering: .acquiring)).map {
            Unmanaged<PreparedCode>.fromOpaque($0).takeUnretainedValue()
        }
    }

    /// The instruction of the JUMPDEST at `destination`, `nil` if there is none.
    @inline(__always)
    func target(of destination: UInt256) -> UnsafePointer<Instruction>? {
        guard destination.fitsInUInt64, destination.limb0 < UInt64(byteCount) else { return nil }
        let index = jumpTargets[Int(truncatingIfNeeded: destination.limb0)]
        return index == 0 ? nil : UnsafePointer(instructions + Int(index &- 1))
    }
}

extension Handler {
    /// Whether the argument names an entry of the constants.
    var hasConstant: Bool { self == .pushWide || self == .wideAnd }
}
