/// A decoded instruction: 16 bytes, of which each handler uses what it needs.
struct Instruction: BitwiseCopyable {
    var handler: Handler
    /// A small count: which stack item, how many topics.
    var small: UInt8 = 0
    /// `blockBegin`: stack items that must be there. `jumpToIfDupEq`: its destination.
    var half: UInt16 = 0
    /// `blockBegin`: the block's base gas. Static jumps: distance to the target in instructions, signed. Where two instructions
    /// are fused: `small` of the second.
    var word: UInt32 = 0
    /// A pushed value, the address of a constant, for `blockBegin` what `BlockInfo` packs, for `undecoded` what `StaticJump`
    /// packs.
    var argument: UInt64 = 0

    /// Where `word` lies in an instruction, in bytes.
    static let wordOffset = 4

    /// The distance of a static jump.
    @inline(__always)
    var distance: Int { Int(Int32(bitPattern: word)) }
}

/// What `blockBegin` keeps in its argument: how far the stack may grow, and where the block starts in the code.
enum BlockInfo {
    @inline(__always)
    static func pack(stackGrowth: Int, programCounter: Int) -> UInt64 {
        UInt64(stackGrowth) | UInt64(programCounter) << 16
    }

    @inline(__always)
    static func stackGrowth(_ argument: UInt64) -> Int { Int(argument & 0xffff) }

    @inline(__always)
    static func programCounter(_ argument: UInt64) -> Int { Int(argument >> 16) }
}
