import Primitives

/// Which worker serves which shard of the state. A shard is a range of hashed keys by their first byte, so how many there are and
/// who serves them changes neither roots nor stored data: rebalancing is a new map, nothing else.
package struct ShardMap: Sendable, Equatable {
    /// The finest division: one shard per value of the first byte, that is, of the first two nibbles.
    package static let maximumShards = 256

    /// Counts rebalancings.
    package let version: UInt64
    /// A power of two.
    package let shards: Int
    package let workers: Int
    /// The worker of each shard.
    package let assignment: [Int]

    /// Consecutive shards to each worker, as even as possible.
    ///
    /// - Precondition: `shards` is a power of two up to 256, `workers` at least 1.
    package init(shards: Int = maximumShards, workers: Int) {
        precondition(
            (1...Self.maximumShards).contains(shards) && shards.nonzeroBitCount == 1, "shards: 1, 2, 4 ... 256")
        precondition(workers >= 1, "there must be a worker")
        self.init(version: 0, workers: workers, assignment: (0..<shards).map { $0 * min(workers, shards) / shards })
    }

    private init(version: UInt64, workers: Int, assignment: [Int]) {
        self.version = version
        self.workers = workers
        self.assignment = assignment
        shards = assignment.count
    }

    /// The shard of a hashed key.
    package func shard(of key: UInt256) -> Int { shard(ofFirstByte: Int(key.limb3 >> 56)) }

    func shard(ofFirstByte byte: Int) -> Int { byte * shards / Self.maximumShards }

    /// The map that spreads these loads most evenly: the heaviest shard first, each to the worker with the least so far.
    ///
    /// - Parameter loads: one per shard, in any unit.
    /// - Complexity: O(shards times workers).
    package func rebalanced(_ loads: [UInt64]) -> ShardMap {
        precondition(loads.count == shards, "one load per shard")
        var sums = [UInt64](repeating: 0, count: workers)
        var result = assignment
        for shard in (0..<shards).sorted(by: { (loads[$1], $0) < (loads[$0], $1) }) {
            let least = sums.indices.min { (sums[$0], $0) < (sums[$1], $1) } ?? 0
            result[shard] = least
            sums[least] &+= max(loads[shard], 1)
        }
        return ShardMap(version: version + 1, workers: workers, assignment: result)
    }
}

// MARK: Stored form

extension ShardMap {
    /// In RLP: version, workers, and the worker of each shard.
    var encoded: [UInt8] {
        var encoder = RLPEncoder()
        encoder.appendList { encoder in
            encoder.append(version)
            encoder.append(UInt64(workers))
            encoder.appendList { encoder in
                for worker in assignment { encoder.append(UInt64(worker)) }
            }
        }
        return encoder.bytes
    }

    /// `nil` if these bytes are no map.
    init?(decoding bytes: [UInt8]) {
        var decoder = RLPDecoder(bytes)
        var assignment: [Int] = []
        guard var fields = try? decoder.readList(), let version = try? fields.readUInt64(),
            let workers = try? fields.readUInt64(), (1...1 << 16).contains(workers), var list = try? fields.readList(),
            fields.isAtEnd, decoder.isAtEnd
        else { return nil }
        while !list.isAtEnd {
            guard let worker = try? list.readUInt64(), worker < workers else { return nil }
            assignment.append(Int(worker))
        }
        guard (1...Self.maximumShards).contains(assignment.count), assignment.count.nonzeroBitCount == 1 else {
            return nil
        }
        self.init(version: version, workers: Int(workers), assignment: assignment)
    }

    /// What a store's map becomes with this map's shards and workers: the same assignment where they are the same, else this one
    /// under a later version.
    func following(_ stored: ShardMap) -> ShardMap {
        if stored.shards == shards && stored.workers == workers { return stored }
        return ShardMap(version: stored.version + 1, workers: workers, assignment: assignment)
    }
}

extension ShardMap: CustomStringConvertible {
    package var description: String { "\(shards) shards, \(workers) workers, version \(version)" }
}
