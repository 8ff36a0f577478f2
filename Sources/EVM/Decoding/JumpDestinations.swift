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

    /// Scans the code. O(its bytes), about 0.8 ns each.
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

    /// Four stretches of the code at once, since each step waits for the one before: 1.7 times as fast as one. That a stretch
    /// begins with an opcode is a guess, mended afterwards.
    private static func scan(_ code: UnsafeRawPointer, _ count: Int, _ words: UnsafeMutablePointer<Word>) {
        let stretch = count / 4 & ~63
        guard stretch >= 256 else {
            _ = scan(code, from: 0, to: count, words)
            return
        }
        var (a, b, c, d) = (0, stretch, 2 * stretch, 3 * stretch)
        while a < stretch && b < 2 * stretch && c < 3 * stretch && d < count {
            step(code, &a, words)
            step(code, &b, words)
            step(code, &c, words)
            step(code, &d, words)
        }
        a = scan(code, from: a, to: stretch, words)
        b = scan(code, from: b, to: 2 * stretch, words)
        c = scan(code, from: c, to: 3 * stretch, words)
        _ = scan(code, from: d, to: count, words)
        // A mended end of one stretch may move the beginning of the next.
        b = mend(code, from: a, guessed: stretch, end: 2 * stretch, reached: b, words)
        c = mend(code, from: b, guessed: 2 * stretch, end: 3 * stretch, reached: c, words)
        _ = mend(code, from: c, guessed: 3 * stretch, end: count, reached: count, words)
    }

    /// Passes the opcode at `pc` with its immediate; without branches, which would be mispredicted often.
    @inline(__always)
    private static func step(_ code: UnsafeRawPointer, _ pc: inout Int, _ words: UnsafeMutablePointer<Word>) {
        // Signed, the pushes (0x60 to 0x7f) are the largest bytes.
        let byte = Int(code.load(fromByteOffset: pc, as: Int8.self))
        let bit: UInt64 = byte == 0x5b ? 1 : 0
        words[pc &>> 6].bits |= bit &<< UInt64(truncatingIfNeeded: pc & 63)
        pc &+= max(byte &- 0x5e, 1)
    }

    /// Returns the first opcode at or after `end`.
    private static func scan(
        _ code: UnsafeRawPointer, from start: Int, to end: Int, _ words: UnsafeMutablePointer<Word>
    ) -> Int {
        var pc = start
        while pc < end { step(code, &pc, words) }
        return pc
    }

    /// Replaces what the guess that an opcode is at `guessed` found before the paths from there and from `start` meet. Returns
    /// the first opcode at or after `end`, which the guess found to be `reached`.
    private static func mend(
        _ code: UnsafeRawPointer, from start: Int, guessed: Int, end: Int, reached: Int,
        _ words: UnsafeMutablePointer<Word>
    ) -> Int {
        var (wrong, right) = (guessed, start)
        while wrong != right && wrong < end {
            if wrong < right {
                words[wrong &>> 6].bits &= ~(1 &<< UInt64(truncatingIfNeeded: wrong & 63))
                advance(code, &wrong)
            } else {
                advance(code, &right)
            }
        }
        if wrong == right {
            _ = scan(code, from: start, to: min(right, end), words)
            return reached
        }
        return scan(code, from: start, to: end, words)
    }

    private static func advance(_ code: UnsafeRawPointer, _ pc: inout Int) {
        pc &+= max(Int(code.load(fromByteOffset: pc, as: Int8.self)) &- 0x5e, 1)
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
