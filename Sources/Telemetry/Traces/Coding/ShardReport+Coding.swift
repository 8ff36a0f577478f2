import Primitives

extension ShardReport {
    private enum RootCheck: UInt8 {
        case none, matches, differs
    }

    /// Bytes of a report of no shards and stages.
    static let leastSize = 48

    func encode(to encoder: inout ByteEncoder) {
        encoder.append(UInt64(block))
        encoder.append(store)
        encoder.append(root.bytes)
        let check: RootCheck = isRootVerified.map { $0 ? .matches : .differs } ?? .none
        encoder.append(byte: check.rawValue)
        encoder.append(UInt64(shards.count))
        for shard in shards { shard.encode(to: &encoder) }
        encoder.append(capacity)
        for part in [traffic.readAhead, traffic.readExecuting, traffic.readCommitting, traffic.written] {
            encoder.append(part.keys)
            encoder.append(part.bytes)
        }
        encoder.append(prefetchNanoseconds)
        encoder.append(UInt64(stages.count))
        for stage in stages {
            encoder.append(stage.name)
            encoder.append(stage.nanoseconds)
        }
        encoder.append(rootLatency)
        encoder.append(commitNanoseconds)
    }

    init(from decoder: inout ByteDecoder) throws(TraceFault) {
        block = try decoder.integer("block of a shard report", as: UInt32.self)
        store = try decoder.string("name of a store")
        guard let root = Hash256(try decoder.bytes(32, "state root")) else {
            throw TraceFault(expected: "a state root", found: "other bytes")
        }
        self.root = root
        let number = try decoder.byte("check of a state root")
        guard let check = RootCheck(rawValue: number) else {
            throw TraceFault(expected: "a check of a state root below 3", found: "\(number)")
        }
        isRootVerified = check == .none ? nil : check == .matches
        let count = try decoder.count("number of shards", elementSize: Shard.fieldCount)
        guard count <= Self.shardLimit else {
            throw TraceFault(expected: "at most \(Self.shardLimit) shards", found: "\(count)")
        }
        shards = []
        shards.reserveCapacity(count)
        for _ in 0..<count { shards.append(try Shard(from: &decoder)) }
        capacity = try decoder.integer("capacity of a cache")
        traffic = StoreTraffic(
            readAhead: try Traffic(from: &decoder), readExecuting: try Traffic(from: &decoder),
            readCommitting: try Traffic(from: &decoder), written: try Traffic(from: &decoder))
        prefetchNanoseconds = try decoder.integer("duration of fetching ahead")
        stages = []
        for _ in 0..<(try decoder.count("number of stages", elementSize: 2)) {
            stages.append(
                Stage(
                    name: try decoder.string("name of a stage"),
                    nanoseconds: try decoder.integer("duration of a stage")))
        }
        rootLatency = try decoder.integer("root latency")
        commitNanoseconds = try decoder.integer("duration of a commit")
    }
}

extension ShardReport.Shard {
    fileprivate static let fieldCount = 7

    fileprivate func encode(to encoder: inout ByteEncoder) {
        for field in [hits, misses, prefetched, evictions, changes, entries, bytes] { encoder.append(field) }
    }

    fileprivate init(from decoder: inout ByteDecoder) throws(TraceFault) {
        self.init(
            hits: try decoder.integer("hits"), misses: try decoder.integer("misses"),
            prefetched: try decoder.integer("prefetched entries"), evictions: try decoder.integer("evictions"),
            changes: try decoder.integer("changes"), entries: try decoder.integer("entries of a cache"),
            bytes: try decoder.integer("bytes of a cache"))
    }
}

extension ShardReport.Traffic {
    fileprivate init(from decoder: inout ByteDecoder) throws(TraceFault) {
        self.init(keys: try decoder.integer("number of keys"), bytes: try decoder.integer("number of bytes"))
    }
}
