import Foundation
import Telemetry
import TestSupport
import Testing

/// Whatever happens to a file: no crash, a typed error, and what is whole is read.
@Suite struct TraceDamageTests {
    @Test func everyTruncation() throws {
        let bytes = try TraceSamples.small()
        let whole = TraceContent(bytes)
        #expect(whole.error == nil)
        try #require(whole.batches.count == 3)
        var counts: Set<Int> = []
        for length in 0..<bytes.count {
            let content = TraceContent(Array(bytes.prefix(length)))
            let error = try #require(content.error)
            #expect(error.reason == .truncated)
            #expect(error.offset <= UInt64(length))
            #expect(content.totals == nil)
            #expect(content.batches == Array(whole.batches.prefix(content.batches.count)))
            counts.insert(content.batches.count)
        }
        #expect(counts == [0, 1, 2, 3])
    }

    /// Every byte, one bit each and all bits. Nothing damaged is taken for whole, and the damage is placed at or before
    /// the byte.
    @Test func everyFlip() throws {
        let bytes = try TraceSamples.small()
        let whole = TraceContent(bytes)
        var reasons: [TraceError.Reason: Int] = [:]
        for index in bytes.indices {
            for flip in [UInt8(1) << (index % 8), 0xff] {
                var damaged = bytes
                damaged[index] ^= flip
                let content = TraceContent(damaged)
                let error = try #require(content.error)
                reasons[error.reason, default: 0] += 1
                #expect(error.offset <= UInt64(index))
                #expect(content.batches == Array(whole.batches.prefix(content.batches.count)))
            }
        }
        #expect(Set(reasons.keys) == [.foreign, .corrupt])
    }

    @Test func otherFiles() throws {
        #expect(TraceContent([]).error?.reason == .truncated)
        #expect(TraceContent([]).error?.found == "an empty file")
        let text = Array("{\"block\": 17}\n".utf8)
        #expect(TraceContent(text).error?.reason == .foreign)
        #expect(TraceContent([0x28, 0xb5, 0x2f, 0xfd]).error?.reason == .foreign)
        // As a transfer that changes line ends leaves it.
        let bytes = try TraceSamples.small()
        #expect(TraceContent(Array(bytes[..<6] + bytes[7...])).error?.reason == .foreign)
    }

    @Test func laterVersion() throws {
        var bytes = try TraceSamples.small()
        bytes[8] = 3
        bytes.replaceSubrange(12..<16, with: littleEndian(checksum(Array(bytes[..<12]))))
        let error = try #require(TraceContent(bytes).error)
        #expect(error.reason == .newerVersion(3))
        #expect(
            error.description
                == "sample.trace, byte 8: expected a trace of version 1 to 2, found version 3; "
                + "read it with the version of the program that wrote it, or a later one.")
        // There has never been a version 0.
        bytes[8] = 0
        bytes.replaceSubrange(12..<16, with: littleEndian(checksum(Array(bytes[..<12]))))
        #expect(TraceContent(bytes).error?.reason == .corrupt)
    }

    /// Chunks that are whole by themselves but missing, doubled, out of order or after the end.
    @Test func chunksOutOfPlace() throws {
        let bytes = try TraceSamples.small()
        let chunks = split(bytes)
        try #require(chunks.count == 5)
        let start = Array(bytes[..<16])
        #expect(TraceContent(start + chunks.joined()).error == nil)
        for order in [[1], [0, 2], [0, 1, 3], [0, 1, 1], [0, 2, 1], [0, 4], [0, 0], [0, 1, 2, 3, 4, 4]] {
            let content = TraceContent(start + order.flatMap { chunks[$0] })
            #expect(content.error?.reason == .corrupt)
        }
    }

    /// Contents that pass every checksum and are nonsense all the same.
    @Test func nonsenseInsideChunks() throws {
        var random = SplitMix64(state: 41)
        var read = 0
        for round in 0..<20_000 {
            var content: [UInt8]
            if round % 4 == 0 {
                content = (0..<random.next() % 64).map { _ in UInt8(random.next() % 256) }
            } else {
                content = SampleBatches.arbitrary(&random, events: Int(random.next() % 5)).content
                for _ in 0...random.next() % 3 {
                    let index = Int(random.next() % UInt64(content.count))
                    switch random.next() % 3 {
                    case 0: content[index] = UInt8(random.next() % 256)
                    case 1: content[index] = 0xff
                    default: content.remove(at: index)
                    }
                }
            }
            do throws(TraceFault) {
                let batch = try EventBatch(content: content)
                read += 1
                // What was read can be written.
                #expect(try EventBatch(content: batch.content) == batch)
            } catch {
                #expect(!error.expected.isEmpty && !error.found.isEmpty)
            }
        }
        #expect(read > 100)
    }

    @Test func randomFiles() throws {
        var random = SplitMix64(state: 42)
        let start = Array(try TraceSamples.small()[..<16])
        for round in 0..<5_000 {
            let noise = (0..<random.next() % 100).map { _ in UInt8(random.next() % 256) }
            #expect(TraceContent(round % 2 == 0 ? noise : start + noise).error != nil)
        }
    }

    @Test func filesThatCannotBeUsed() throws {
        let folder = try TemporaryFolder()
        let missing = #expect(throws: TraceError.self) { try TraceReader(path: folder.path + "/none.trace") }
        #expect(missing?.reason == .inaccessible)
        #expect(missing?.found == "No such file or directory")
        let isFolder = #expect(throws: TraceError.self) { try TraceReader(path: folder.path) }
        #expect(isFolder?.reason == .inaccessible)
        let nowhere = #expect(throws: TraceError.self) {
            try TraceWriter(path: folder.path + "/no/a.trace", header: TraceSamples.header)
        }
        #expect(nowhere?.reason == .inaccessible)
    }

    /// The disk fills up: the collector is not disturbed, and the end tells.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func fullDisk() throws {
        let error = #expect(throws: TraceError.self) {
            try TraceWriter(path: "/dev/full", header: TraceSamples.header)
        }
        #expect(error?.reason == .inaccessible)
        #expect(error?.found == "No space left on device")
    }

    /// The published check value of CRC-32C (RFC 3720 gives others: 32 zero bytes and 32 bytes of ones).
    @Test func checksums() {
        #expect(CRC32C.checksum(Array("123456789".utf8)) == 0xe306_9283)
        #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8a91_36aa)
        #expect(CRC32C.checksum([UInt8](repeating: 0xff, count: 32)) == 0x62a8_ab43)
    }

    private func checksum(_ bytes: [UInt8]) -> UInt32 { CRC32C.checksum(bytes) }

    private func littleEndian(_ word: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
    }

    /// The chunks of a file, by the payload size at byte 12 of each 24-byte frame.
    private func split(_ bytes: [UInt8]) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var start = 16
        while start < bytes.count {
            let size = (0..<4).reduce(0) { $0 | Int(bytes[start + 12 + $1]) << (8 * $1) }
            chunks.append(Array(bytes[start..<start + 24 + size]))
            start += 24 + size
        }
        return chunks
    }
}
