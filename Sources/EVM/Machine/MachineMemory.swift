import Primitives

/// What a machine's frames, stacks and memories lie in. Apart from the machine, so that one for another view can take it over:
/// fresh pages cost more than anything else about a machine.
///
/// Unsafe: hands out raw memory; freed with the object.
final class MachineMemory {
    /// The deepest call: a message at depth 0 and 1,024 below it.
    static let depthLimit = 1024
    private static let stackItems = 1024

    let frames: UnsafeMutablePointer<Frame>
    // One more page than the deepest stacks need.
    let stacks = Arena(byteCount: (depthLimit + 2) * (stackItems + 8) * 32)
    let memories = Arena(byteCount: 1 << 30)

    init() {
        frames = .allocate(capacity: Self.depthLimit + 2)
    }

    deinit {
        frames.deallocate()
    }
}
