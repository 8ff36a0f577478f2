import Chain
import Primitives
import Synchronization

/// Code decoded for the interpreter: instructions with immediates and static jumps resolved, and where JUMPDESTs are.
///
/// Code is decoded as it is reached: a transaction runs a small part of a large contract, and decoding all of it took several
/// times as long as running it. What was decoded never moves or changes, but for the distance of a static jump, which is
/// patched once its target is decoded.
///
/// Unsafe: plain memory that is freed with the object; hence `@unchecked Sendable`. Instructions are written by the thread that
/// holds `lock` and reached by others only through an entry of `destinations` or a distance, both stored with release order
/// afterwards; the loads that follow them depend on their value. The interpreter reads through pointers without retaining the
/// object, so whoever starts a frame keeps the code alive until the frame ends.
final class PreparedCode: @unchecked Sendable {
    /// The rules whose gas is in the instructions.
    let fork: Fork
    private let layout: Decoder.Layout
    /// Keeps `bytes` in place.
    private let code: [UInt8]
    /// The code itself.
    let bytes: UnsafeRawPointer
    let byteCount: Int
    /// Room for the whole code, decoded at its worst; the system backs only the pages that were written.
    private let memory: UnsafeMutablePointer<Instruction>
    private let destinations: JumpDestinations
    /// How far `memory` is written.
    private let lock: Mutex<Decoder.Extent>
    /// Where execution begins.
    let start: UnsafePointer<Instruction>
    /// The address of the retained form of the same code for another fork, or 0: blocks of several forks may share a code.
    private let other = Atomic<UInt>(0)

    init(_ code: [UInt8], fork: Fork, layout: Decoder.Layout) {
        self.fork = fork
        self.layout = layout
        self.code = code
        let bytes = code.withUnsafeBytes { $0 }
        let capacity = Decoder.capacity(byteCount: bytes.count)
        memory = .allocate(capacity: capacity)
        // Without bytes nothing is read.
        self.bytes = bytes.baseAddress ?? UnsafeRawPointer(memory)
        byteCount = bytes.count
        destinations = JumpDestinations(bytes)
        var decoder = Decoder(
            code: bytes, fork: fork, layout: layout, destinations: destinations, memory: memory,
            extent: Decoder.begin(memory, capacity: capacity))
        start = UnsafePointer(decoder.decode(from: 0))
        lock = Mutex(decoder.extent)
    }

    deinit {
        memory.deallocate()
        destinations.deallocate()
        let next = other.load(ordering: .acquiring)
        if let next = UnsafeRawPointer(bitPattern: next) { Unmanaged<PreparedCode>.fromOpaque(next).release() }
    }

    /// The form for `fork` in the chain that begins here, `nil` if there is none.
    func form(for fork: Fork) -> Unmanaged<PreparedCode>? {
        var form = Unmanaged.passUnretained(self)
        while form._withUnsafeGuaranteedRef({ $0.fork != fork }) {
            let next = form._withUnsafeGuaranteedRef { $0.other.load(ordering: .acquiring) }
            guard let next = UnsafeRawPointer(bitPattern: next) else { return nil }
            form = .fromOpaque(next)
        }
        return form
    }

    /// Adds a form for another fork at the end of the chain, unless another thread was first. Returns the one that stands.
    func add(_ new: PreparedCode) -> Unmanaged<PreparedCode> {
        if let form = form(for: new.fork) { return form }
        let retained = Unmanaged.passRetained(new)
        let (exchanged, found) = other.compareExchange(
            expected: 0, desired: UInt(bitPattern: retained.toOpaque()), ordering: .acquiringAndReleasing)
        if exchanged { return retained }
        retained.release()
        guard let found = UnsafeRawPointer(bitPattern: found) else { return add(new) }
        return Unmanaged<PreparedCode>.fromOpaque(found).takeUnretainedValue().add(new)
    }

    // MARK: Jumps

    /// The instruction of the JUMPDEST at `destination`, `nil` if there is none.
    @inline(__always)
    func target(of destination: UInt256) -> UnsafePointer<Instruction>? {
        guard destination.fitsInUInt64, let entry = destinations.entry(at: destination.limb0) else { return nil }
        // Zero and unpublished entries are negative after the subtraction.
        let index = Int32(bitPattern: entry.pointee.load(ordering: .acquiring)) &- 1
        if index >= 0 { return UnsafePointer(memory + Int(index)) }
        return decodeTarget(Int(truncatingIfNeeded: destination.limb0))
    }

    /// The instruction of the JUMPDEST at `pc`, decoded now unless another thread was first.
    @inline(never)
    private func decodeTarget(_ pc: Int) -> UnsafePointer<Instruction> {
        lock.withLock { extent in
            if let entry = destinations.entry(at: UInt64(pc)) {
                // The lock orders this too, but the thread sanitizer does not see it.
                let index = entry.pointee.load(ordering: .acquiring)
                if index != 0 { return UnsafePointer(memory + Int(index &- 1)) }
            }
            var decoder = Decoder(
                code: UnsafeRawBufferPointer(start: bytes, count: byteCount), fork: fork, layout: layout,
                destinations: destinations, memory: memory, extent: extent)
            let target = decoder.decode(from: pc)
            extent = decoder.extent
            return UnsafePointer(target)
        }
    }

    /// Runs `undecoded`: decodes the target of the static jump that led there, and lets that jump lead to the target.
    @inline(never)
    func resolve(_ stub: UnsafePointer<Instruction>) -> UnsafePointer<Instruction> {
        let target = decodeTarget(StaticJump.destination(stub.pointee.argument))
        let jump = stub - StaticJump.distance(stub.pointee.argument)
        let distance = UInt32(bitPattern: Int32(truncatingIfNeeded: target - jump))
        UnsafeMutableRawPointer(mutating: UnsafeRawPointer(jump) + Instruction.wordOffset)
            .assumingMemoryBound(to: Atomic<UInt32>.self).pointee.store(distance, ordering: .releasing)
        return target
    }
}

/// What `undecoded` keeps in its argument: the destination of a static jump, and how many instructions before it the jump is.
enum StaticJump {
    static func pack(destination: Int, distance: Int) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: destination)) | UInt64(distance) << 32
    }

    static func destination(_ argument: UInt64) -> Int { Int(argument & 0xffff_ffff) }
    static func distance(_ argument: UInt64) -> Int { Int(argument >> 32) }
}
