/// A stretch of steps: the machine's state before its first one, and what each step changed.
///
/// A segment ends when its deltas take as much memory as its checkpoint, but not before `StepRecording.segmentLength` steps. So all checkpoints
/// together take no more than all deltas, and rebuilding a state costs about as much as copying the checkpoint twice.
struct StepSegment: Sendable {
    let firstStep: Int
    let checkpoint: [UInt8]
    var deltas = StepEncoder()
}

/// The first byte of a delta.
enum DeltaFlags {
    /// How many stack items the step takes.
    static let popped: UInt8 = 0x1f
    /// The memory's new size follows, in words of 32 bytes.
    static let memoryGrew: UInt8 = 0x20
    /// Offset and bytes follow that the step wrote into the memory.
    static let memoryWritten: UInt8 = 0x40
}
