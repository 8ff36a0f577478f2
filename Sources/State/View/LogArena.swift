import Chain
import Primitives

/// The logs of a block in two flat buffers: nothing is allocated per log.
struct LogArena {
    struct Entry: BitwiseCopyable {
        let address: Address
        let topicCount: Int
        let topics: (UInt256, UInt256, UInt256, UInt256)
        let dataStart: Int
        let dataCount: Int
    }

    private(set) var entries = RecordArray<Entry>()
    private(set) var data = RecordArray<UInt8>(minimumCapacity: 4096)

    func deallocate() {
        entries.deallocate()
        data.deallocate()
    }

    mutating func append(
        _ address: Address, topics: (UInt256, UInt256, UInt256, UInt256), topicCount: Int,
        data bytes: UnsafeRawBufferPointer
    ) {
        let start = data.count
        data.append(contentsOf: bytes)
        entries.append(
            Entry(
                address: address, topicCount: topicCount, topics: topics, dataStart: start, dataCount: bytes.count))
    }

    mutating func truncate(entries entryCount: Int, data dataCount: Int) {
        entries.truncate(to: entryCount)
        data.truncate(to: dataCount)
    }

    /// The log at `index` as a value of its own.
    func log(_ index: Int) -> Log {
        let entry = entries[index]
        var topics: [Hash256] = []
        topics.reserveCapacity(entry.topicCount)
        if entry.topicCount > 0 { topics.append(Hash256(entry.topics.0)) }
        if entry.topicCount > 1 { topics.append(Hash256(entry.topics.1)) }
        if entry.topicCount > 2 { topics.append(Hash256(entry.topics.2)) }
        if entry.topicCount > 3 { topics.append(Hash256(entry.topics.3)) }
        return Log(
            address: entry.address, topics: topics,
            data: Array(UnsafeBufferPointer(start: data.base + entry.dataStart, count: entry.dataCount)))
    }
}
