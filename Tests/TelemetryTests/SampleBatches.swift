import Primitives
import Telemetry
import TestSupport

/// Made-up telemetry.
enum SampleBatches {
    /// Any values at all: what a format has to carry, likely or not.
    static func arbitrary(_ random: inout SplitMix64, events: Int) -> EventBatch {
        var batch = EventBatch(lost: random.next() % 3)
        for _ in 0..<random.next() % 3 {
            let count = Int(random.next() % 4)
            batch.blocks.append(
                BlockDescription(
                    ordinal: UInt32(truncatingIfNeeded: number(&random)), number: number(&random),
                    name: text(&random), story: text(&random), fork: text(&random), executor: text(&random),
                    transactionCount: UInt32(count),
                    transactions: (0..<count).map { _ in
                        (0..<random.next() % 50).map { _ in UInt8(random.next() % 256) }
                    }
                ))
        }
        for _ in 0..<random.next() % 3 {
            let entries = (0..<random.next() % 20).map { index in
                LocationNames.Entry(
                    id: random.next() % 8 == 0 ? UInt32(truncatingIfNeeded: number(&random)) : UInt32(index),
                    location: location(&random))
            }
            batch.locationNames.append(
                LocationNames(block: UInt32(truncatingIfNeeded: number(&random)), entries: entries))
        }
        for _ in 0..<random.next() % 3 {
            let entries = (0..<random.next() % 9).map { _ in conflict(&random) }
            batch.conflictValues.append(
                ConflictValues(block: UInt32(truncatingIfNeeded: number(&random)), entries: entries))
        }
        for _ in 0..<random.next() % 2 { batch.shardReports.append(report(&random)) }
        for _ in 0..<random.next() % 3 { batch.results.append(result(&random)) }
        for _ in 0..<events {
            batch.events.append(
                Event(
                    timestamp: number(&random), kind: EventKind.allCases[Int(random.next() % 19)],
                    worker: UInt16(truncatingIfNeeded: number(&random)),
                    block: UInt32(truncatingIfNeeded: number(&random)),
                    txIndex: UInt32(truncatingIfNeeded: number(&random)),
                    incarnation: UInt8(truncatingIfNeeded: number(&random)), a: number(&random), b: number(&random)))
        }
        return batch
    }

    private static func text(_ random: inout SplitMix64) -> String {
        ["", "block 17", "блок ⛓", "a\nb"][Int(random.next() % 4)]
    }

    static func result(_ random: inout SplitMix64) -> BlockResult {
        let block = UInt32(truncatingIfNeeded: number(&random))
        if random.next() % 3 == 0 {
            let counts: [UInt32?] = [nil, 0, UInt32.max, UInt32(truncatingIfNeeded: number(&random))]
            return BlockResult(
                block: block,
                .refused(
                    .init(
                        number: number(&random), name: text(&random), story: text(&random),
                        transactionCount: counts[Int(random.next() % 4)], reason: text(&random))))
        }
        let verdicts: [VerificationItem.Verdict] = [.matched, .mismatched, .nothingToCompare]
        let items = (0..<random.next() % 6).map { _ in
            VerificationItem(name: text(&random), verdict: verdicts[Int(random.next() % 3)])
        }
        return BlockResult(block: block, .checked(items, difference: random.next() % 2 == 0 ? nil : text(&random)))
    }

    /// Numbers near the ends of all widths.
    private static func number(_ random: inout SplitMix64) -> UInt64 {
        let value = random.next() >> (random.next() % 65)
        return random.next() % 4 == 0 ? ~value : value
    }

    static func conflict(_ random: inout SplitMix64) -> ConflictValues.Entry {
        ConflictValues.Entry(
            txIndex: UInt32(truncatingIfNeeded: number(&random)),
            incarnation: UInt8(truncatingIfNeeded: number(&random)),
            location: UInt32(truncatingIfNeeded: number(&random)), version: RecordedVersion(word: number(&random)),
            observed: word(&random), actual: word(&random))
    }

    static func report(_ random: inout SplitMix64) -> ShardReport {
        func traffic() -> ShardReport.Traffic { .init(keys: number(&random), bytes: number(&random)) }
        let shards = (0..<Int(random.next() % 20)).map { _ in
            ShardReport.Shard(
                hits: number(&random), misses: number(&random), prefetched: number(&random), evictions: number(&random),
                changes: number(&random), entries: number(&random), bytes: number(&random))
        }
        let stages = (0..<Int(random.next() % 5)).map { _ in
            ShardReport.Stage(name: ["write", "хеш", ""][Int(random.next() % 3)], nanoseconds: number(&random))
        }
        return ShardReport(
            block: UInt32(truncatingIfNeeded: number(&random)), store: ["memory", ""][Int(random.next() % 2)],
            root: Hash256(word(&random)), isRootVerified: [nil, true, false][Int(random.next() % 3)], shards: shards,
            capacity: number(&random),
            traffic: .init(
                readAhead: traffic(), readExecuting: traffic(), readCommitting: traffic(), written: traffic()),
            prefetchNanoseconds: number(&random), stages: stages, rootLatency: number(&random),
            commitNanoseconds: number(&random))
    }

    /// Of any length.
    private static func word(_ random: inout SplitMix64) -> UInt256 {
        UInt256(random.next(), random.next(), random.next(), random.next()) >> (random.next() % 257)
    }

    static func location(_ random: inout SplitMix64) -> LocationDescription {
        let address = Address(
            high: UInt32(truncatingIfNeeded: random.next()), middle: random.next(), low: random.next() >> 60)
        let slot = word(&random)
        let fields: [LocationDescription.Field] = [.balance, .nonce, .code, .existence, .storage(slot)]
        return LocationDescription(address: address, field: fields[Int(random.next() % 5)])
    }

    /// One block of `transactions` as two workers might execute it: accesses at the end of each execution, mostly in
    /// the order of interning, a few hot locations, every twelfth transaction in conflict.
    static func likely(_ random: inout SplitMix64, block: UInt32, start: UInt64, transactions: Int) -> EventBatch {
        var batch = EventBatch()
        batch.blocks.append(
            BlockDescription(
                ordinal: block, number: 19_000_000 + UInt64(block), name: "", transactionCount: UInt32(transactions)))
        var runs: [[Event]] = [[], []]
        var clocks = [start, start + 300]
        var incarnation: UInt8 = 0
        var nextLocation: UInt64 = 0
        func record(
            _ worker: Int, _ kind: EventKind, _ tx: Int, _ a: UInt64, _ b: UInt64, after nanoseconds: UInt64 = 0
        ) {
            clocks[worker] += nanoseconds
            runs[worker].append(
                Event(
                    timestamp: clocks[worker], kind: kind, worker: UInt16(worker), block: block, txIndex: UInt32(tx),
                    incarnation: incarnation, a: a, b: b))
        }
        record(0, .blockBegan, Int(UInt32.max), UInt64(transactions), 19_000_000 + UInt64(block))
        for tx in 0..<transactions {
            let worker = clocks[0] <= clocks[1] ? 0 : 1
            let gas = 21_000 + (random.next() % 3 == 0 ? 0 : random.next() % 200_000)
            for execution in 0..<(random.next() % 12 == 0 ? 2 : 1) {
                incarnation = UInt8(execution)
                record(worker, .executionBegan, tx, UInt64(execution), 0, after: 100 + random.next() % 100)
                record(worker, .executionEnded, tx, gas, 1, after: 1500 + gas / 2 + random.next() % 700)
                let accesses = 3 + (gas - 21_000) / 5_000
                for index in 0..<accesses {
                    let isHot = random.next() % 3 == 0
                    let location = isHot ? (random.next() % 60) * (random.next() % 60) / 60 : nextLocation
                    if !isHot { nextLocation += 1 }
                    let version = RecordedVersion(
                        txIndex: UInt32(random.next() % UInt64(tx + 1)), incarnation: 0, blocksBack: 0)
                    let observed = isHot && random.next() % 2 == 0 ? version.word : RecordedVersion.base.word
                    record(worker, .readRecorded, tx, location, observed)
                    if index % 2 == 0 { record(worker, .writeRecorded, tx, location, 0) }
                }
                if execution == 1 { record(worker, .conflictFound, tx, random.next() % 60, random.next() % 100) }
            }
            record(worker, .validated, tx, 12, 1, after: 90)
            record(worker, .committed, tx, gas, UInt64(incarnation) + 1, after: 80)
            incarnation = 0
        }
        let locations = (0..<nextLocation).map { _ in location(&random) }
        batch.locationNames.append(LocationNames(block: block, locations: locations))
        var merge = EventMerge(runs)
        batch.events = merge.merged()
        return batch
    }
}
