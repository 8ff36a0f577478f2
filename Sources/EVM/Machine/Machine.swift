import Chain
import Precompiles
import Primitives
import State

/// The EVM's machine state: frames, stacks, memories, return data. Runs one message (a call or a creation with everything it
/// calls) at a time, without recursion: nested calls push frames here.
///
/// Unsafe: the interpreter works on raw pointers into arenas that this object owns. What must hold is said at each pointer of
/// `Frame`. Not thread-safe: one machine per worker.
final class Machine {
    static let depthLimit = MachineMemory.depthLimit

    /// Constant, like the other objects here that handlers use: what may be replaced has to be retained for every use (8% of the
    /// time of mainnet blocks).
    let view: TransactionView
    private(set) var rules: ChainRules
    private(set) var environment: BlockEnvironment
    private(set) var precompiles: [Precompile?]
    let memory: MachineMemory
    let frames: UnsafeMutablePointer<Frame>
    /// How many frames are under way.
    var depth = 0

    /// The most memory in use since pages were last given back, in bytes.
    private var memoryHighWater = 0

    /// What the last call returned.
    let returnData = ByteBuffer()
    /// Scratch for precompiled contracts.
    var precompileOutput: [UInt8] = []
    /// Decoded initcode of the creations under way, outermost first.
    var initcodes: [PreparedCode] = []
    /// Set while a tracer watches: code is then decoded instruction by instruction, apart from the shared forms.
    var tracing: TracedCodes?

    // The transaction under way.
    var origin = Address.zero
    var gasPrice = UInt256.zero
    var blobHashes: [Hash256] = []

    /// - Parameter memory: of a machine that is no longer used.
    init(environment: BlockEnvironment, view: TransactionView, memory: MachineMemory = MachineMemory()) {
        self.environment = environment
        self.view = view
        self.memory = memory
        frames = memory.frames
        rules = environment.rules
        precompiles = Precompiles.active(in: environment.rules.fork)
    }

    /// Turns to another block.
    func begin(_ environment: BlockEnvironment) {
        self.environment = environment
        guard environment.rules != rules else { return }
        rules = environment.rules
        precompiles = Precompiles.active(in: rules.fork)
    }

    var stackStart: UnsafeMutablePointer<UInt256> {
        memory.stacks.base.assumingMemoryBound(to: UInt256.self)
    }

    /// The decoded form of a contract's code, made on first use. Kept alive by the code.
    @inline(__always)
    func prepared(_ code: Unmanaged<Code>) -> Unmanaged<PreparedCode> {
        code._withUnsafeGuaranteedRef { code in
            if tracing == nil, let first = code.preparedForm {
                let first = Unmanaged<PreparedCode>.fromOpaque(first)
                if let form = first._withUnsafeGuaranteedRef({ $0.form(for: rules.fork) }) { return form }
            }
            return prepare(code)
        }
    }

    @inline(never)
    private func prepare(_ code: Code) -> Unmanaged<PreparedCode> {
        if let tracing { return .passUnretained(tracing.prepared(code)) }
        let new = decode(code)
        let first = Unmanaged<PreparedCode>.fromOpaque(code.setPrepared(new)).takeUnretainedValue()
        return first.add(new)
    }

    private func decode(_ code: Code) -> PreparedCode {
        PreparedCode(code.bytes, fork: rules.fork, layout: .fast)
    }

    /// The decoded form of initcode, which runs once.
    func preparedInitcode(_ bytes: UnsafeRawBufferPointer) -> PreparedCode {
        PreparedCode([UInt8](bytes), fork: rules.fork, layout: tracing == nil ? .fast : .traced)
    }

    // MARK: Memory

    /// Grows the frame's memory to hold `offset + size` bytes. Returns the gas left, negative if it does not suffice.
    ///
    /// Memory of all frames together is bounded by the arena (1 GiB); a transaction would need more than two billion gas
    /// to reach that, and then fails as if out of gas.
    @inline(never)
    func expandMemory(_ frame: UnsafeMutablePointer<Frame>, to end: UInt64, _ gas: Int64) -> Int64 {
        let newSize = (Int(end) + 31) & ~31
        let oldSize = frame.pointee.memorySize
        let gasLeft = gas - (Self.memoryGas(words: newSize / 32) - Self.memoryGas(words: oldSize / 32))
        guard gasLeft >= 0 else { return -1 }
        let top = (frame.pointee.memory - memory.memories.base) + newSize
        guard top <= memory.memories.byteCount else { return -1 }
        memoryHighWater = max(memoryHighWater, top)
        (frame.pointee.memory + oldSize).initializeMemory(as: UInt8.self, repeating: 0, count: newSize - oldSize)
        frame.pointee.memorySize = newSize
        return gasLeft
    }

    /// Yellow paper, equation (326): linear and quadratic part.
    private static func memoryGas(words: Int) -> Int64 {
        Int64(3 * words + words * words / 512)
    }

    /// Makes room for `size` bytes at `offset`. Returns the gas left, negative if it does not suffice. Nothing grows for a size
    /// of zero, wherever the offset.
    @inline(__always)
    func require(
        _ frame: UnsafeMutablePointer<Frame>, _ offset: UInt256, _ size: UInt256, _ gas: Int64
    ) -> Int64 {
        if size.isZero { return gas }
        // Beyond this no amount of gas suffices.
        let limit: UInt64 = 1 << 32
        guard offset.fitsInUInt64, size.fitsInUInt64, offset.limb0 < limit, size.limb0 < limit else { return -1 }
        let end = offset.limb0 &+ size.limb0
        if end <= UInt64(frame.pointee.memorySize) { return gas }
        return expandMemory(frame, to: end, gas)
    }

    /// Keeps a transaction with large memory from holding it for the ones after it.
    func trimMemory() {
        let kept = 16 << 20
        guard memoryHighWater > kept else { return }
        memory.memories.release(from: kept)
        memoryHighWater = kept
    }
}
