import Telemetry
import TestSupport

/// Traces made for tests.
enum TraceSamples {
    static let header = TraceHeader(
        program: "altius 0.1", parameters: ["workers": "2", "executor": "occ+ssa", "": "ключ", "paths": "a\nb"])

    /// The bytes of a file with these batches.
    static func file(_ batches: [EventBatch], lost: UInt64 = 0) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let writer = try TraceWriter(path: folder.path + "/a.trace", header: header)
        for batch in batches { writer.receive(batch) }
        writer.finish(lost: lost)
        try writer.close()
        return try folder.bytes(of: "a.trace")
    }

    /// A file of several chunks that is small enough to damage in every place.
    static func small() throws -> [UInt8] {
        var random = SplitMix64(state: 77)
        // A chunk ends with 16,384 events or as many locations: the same one over and over takes little space.
        let event = Event(timestamp: 5, kind: .validated, worker: 1, block: 2, txIndex: 3)
        var batches = [EventBatch(events: Array(repeating: event, count: 1 << 14))]
        batches.append(SampleBatches.arbitrary(&random, events: 20))
        batches.append(EventBatch(events: Array(repeating: event, count: 1 << 14)))
        return try file(batches)
    }
}
