import Primitives
import Synchronization

/// Where a code's JUMPDESTs are, and which instruction each became once it was decoded.
///
/// One bit per byte of code with a running count per 64 bytes, and one entry per JUMPDEST: some 6 KB for a code of 24 KB. An
/// entry per byte of code would cost 96 KB to clear, and as many cache lines on the way of every jump.
///
/// Unsafe: raw memory, owned by the `PreparedCode` that calls `deallocate()` once. The bits never change after `init`; entries
/// are atomic, written by whoever holds the lock of the code and read without it.
struct JumpDestinations {
    /// 64 bytes of code.
    private struct Word: BitwiseCopyable {
        var bits: UInt64
        /// JUMPDESTs before these bytes.
        var rank: UInt64
    }

    private let words: UnsafeMutablePointer<Word>
    /// By rank of the JUMPDEST: 1 + the index of its instruction, 0 before it is decoded; with `unpublished` on top while the
    /// instructions are being written.
    private let entries: UnsafeMutablePointer<Atomic<UInt32>>
    private let byteCount: Int

    /// Marks an entry that only the decoding thread may use.
    static let unpublished: UInt32 = 1 << 31

    /// Scans the code. O(its bytes), about 1 ns each.
    init(_ code: UnsafeRawBufferPointer) {
        byteCount = code.count
        let wordCount = byteCount / 64 + 1
        words = .allocate(capacity: wordCount)
        words.initialize(repeating: Word(bits: 0, rank: 0), count: wordCount)
        if let base = code.baseAddress { Self.scan(base, byteCount, words) }
        var rank: UInt64 = 0
        for i in 0..<wordCount {
            words[i].rank = rank
            rank &+= UInt64(truncatingIfNeeded: words[i].bits.nonzeroBitCount)
        }
        entries = .allocate(capacity: max(Int(rank), 1))
        for i in 0..<Int(rank) { (entries + i).initialize(to: Atomic(0)) }
    }

    func deallocate() {
        words.deallocate()
        entries.deallocate()
    }

    private static func scan(_ code: UnsafeRawPointer, _ count: Int, _ words: UnsafeMutablePointer<Word>) {
        var pc = 0
        while pc < count {
            // Signed, JUMPDEST (0x5b) and the pushes (0x60 to 0x7f) are the largest bytes.
            let byte = code.load(fromByteOffset: pc, as: Int8.self)
            if byte >= 0x5b {
                if byte >= 0x60 {
                    pc &+= Int(byte) &- 0x5f
                } else if byte == 0x5b {
                    words[pc &>> 6].bits |= 1 &<< UInt64(truncatingIfNeeded: pc & 63)
                }
            }
            pc &+= 1
        }
    }

    /// The entry of the JUMPDEST at `pc`, `nil` if there is none.
    @inline(__always)
    func entry(at pc: UInt64) -> UnsafeMutablePointer<Atomic<UInt32>>? {
        guard pc < UInt64(byteCount) else { return nil }
        let word = words + Int(truncatingIfNeeded: pc &>> 6)
        let bit: UInt64 = 1 &<< (pc & 63)
        let bits = word.pointee.bits
        guard bits & bit != 0 else { return nil }
        let rank = word.pointee.rank &+ UInt64(truncatingIfNeeded: (bits & (bit &- 1)).nonzeroBitCount)
        return entries + Int(truncatingIfNeeded: rank)
    }
}
