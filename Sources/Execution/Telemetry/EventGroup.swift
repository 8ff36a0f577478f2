import Telemetry

/// Events of one execution at one moment: the first reads the clock for all.
struct EventGroup {
    private let recorder: Recorder
    private let txIndex: UInt32
    private let incarnation: UInt8
    private var isFirst = true

    init(_ recorder: Recorder, _ index: Int, incarnation: UInt8) {
        self.recorder = recorder
        txIndex = UInt32(truncatingIfNeeded: index)
        self.incarnation = incarnation
    }

    mutating func record(_ kind: EventKind, _ a: UInt64, _ b: UInt64) {
        // An event that is not wanted must not count as the one that read the clock.
        guard recorder.records(kind) else { return }
        if isFirst {
            recorder.record(kind, txIndex: txIndex, incarnation: incarnation, a, b)
            isFirst = false
        } else {
            recorder.recordAtSameInstant(kind, txIndex: txIndex, incarnation: incarnation, a, b)
        }
    }
}
