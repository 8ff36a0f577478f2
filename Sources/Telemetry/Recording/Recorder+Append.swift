extension Recorder {
    // Out of line: the caller is a hot loop whose registers and code size matter more than a direct call (about 1 ns).

    @usableFromInline
    func append(
        _ kind: EventKind, _ txIndex: UInt32, _ incarnation: UInt8, _ a: UInt64, _ b: UInt64,
        _ control: UnsafeMutableRawPointer
    ) {
        control.assumingMemoryBound(to: RingControl.self).pointee.append(
            kind, txIndex: txIndex, incarnation: incarnation, a: a, b: b, atSameInstant: false)
    }

    @usableFromInline
    func appendAtSameInstant(
        _ kind: EventKind, _ txIndex: UInt32, _ incarnation: UInt8, _ a: UInt64, _ b: UInt64,
        _ control: UnsafeMutableRawPointer
    ) {
        control.assumingMemoryBound(to: RingControl.self).pointee.append(
            kind, txIndex: txIndex, incarnation: incarnation, a: a, b: b, atSameInstant: true)
    }

    @usableFromInline
    func setBlock(_ ordinal: UInt32, _ control: UnsafeMutableRawPointer) {
        control.assumingMemoryBound(to: RingControl.self).pointee.block = ordinal
    }

    @usableFromInline
    func wants(_ kind: EventKind, _ control: UnsafeMutableRawPointer) -> Bool {
        let kinds = control.assumingMemoryBound(to: RingControl.self).pointee.kinds
        return kinds &>> UInt32(kind.rawValue) & 1 != 0
    }
}
