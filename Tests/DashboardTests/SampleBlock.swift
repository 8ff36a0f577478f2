import Dashboard
import Primitives
import Telemetry
import TestSupport

/// A made-up block as telemetry would report it: payments and token transfers that are independent, swaps of a few pools and mints that
/// form chains. Scheduled on virtual workers by the executor's rules: ahead of their turn in claims, checked and settled in order, and
/// executed again at the frontier where a read did not hold. A function of its parameters alone.
struct SampleBlock {
    let ordinal: UInt32
    let number: UInt64
    let count: Int
    let workers: Int
    private(set) var descriptions: [TransactionDescription] = []
    /// By transaction: the location of the chain it belongs to, if any.
    private var chains: [UInt32?] = []
    private(set) var events: [Event] = []
    private(set) var values: [ConflictValues.Entry] = []

    /// Locations 0 to 3 are those of the chains; the others are balances.
    private static let chainAddresses: [UInt256] = [
        0x5c3e_657a_ea45_a94f, 0x9b01_77ff_3c4d_21aa, 0x1f98_4bc2_0d5e_8801, 0x77aa_0192_cafe_d00d,
    ]

    static func address(_ seed: UInt256) -> Address {
        Address(truncating: Keccak256.hash(seed).word)
    }

    init(
        ordinal: UInt32 = 0, number: UInt64 = 19_426_587, count: Int = 200, workers: Int = 4, accesses: Int = 6
    ) {
        (self.ordinal, self.number, self.count, self.workers) = (ordinal, number, count, workers)
        var random = SplitMix64(state: number)
        for _ in 0..<count {
            let kind = Int.random(in: 0..<20, using: &random)
            let chain: UInt32? = kind < 2 ? 0 : kind == 2 ? 1 : kind == 3 ? 2 : kind == 4 ? 3 : nil
            chains.append(chain)
            let signature = chain == 3 ? "mint()" : "swap(bool,uint256,uint256,address)"
            let selector: UInt32? =
                if chain != nil {
                    KnownSignatures.selector(of: signature)
                } else if kind < 12 {
                    KnownSignatures.selector(of: "transfer(address,uint256)")
                } else {
                    kind == 19 ? 0x1234_abcd : nil
                }
            let to = chain.map { Self.chainAddresses[Int($0)] } ?? UInt256(UInt64.random(in: 0..<500, using: &random))
            descriptions.append(
                TransactionDescription(
                    kind: 2, sender: Self.address(UInt256(UInt64.random(in: 500..<9_999, using: &random))),
                    recipient: Self.address(to),
                    value: selector == nil ? UInt256(UInt64.random(in: 0..<9_000_000_000, using: &random)) : .zero,
                    gasLimit: selector == nil ? 21_000 : 250_000, selector: selector))
        }
        run(accesses: accesses, &random)
    }

    var description: BlockDescription {
        BlockDescription(
            ordinal: ordinal, number: number, name: "demo-\(ordinal)", transactionCount: UInt32(count),
            transactions: descriptions.map(\.encoded))
    }

    var names: LocationNames {
        let chain = Self.chainAddresses.enumerated().map { index, seed in
            LocationDescription(
                address: Self.address(seed),
                field: .storage(index == 3 ? Keccak256.hash(seed).word : UInt256(UInt64(index) + 2)))
        }
        let balances = (0..<60).map { LocationDescription(address: Self.address(UInt256(UInt64($0))), field: .balance) }
        return LocationNames(block: ordinal, locations: chain + balances)
    }

    /// All of it at once.
    var batch: EventBatch {
        EventBatch(
            blocks: [description], locationNames: [names],
            conflictValues: [ConflictValues(block: ordinal, entries: values)],
            shardReports: [SampleShards.report(ordinal)], events: events)
    }

    /// In pieces, as a collector delivers it.
    func batches(of size: Int) -> [EventBatch] {
        let pieces = stride(from: 0, to: events.count, by: size).map {
            Array(events[$0..<min($0 + size, events.count)])
        }
        return pieces.enumerated().map { index, piece in
            let isLast = index == pieces.count - 1
            return EventBatch(
                blocks: index == 0 ? [description] : [], locationNames: isLast ? [names] : [],
                conflictValues: isLast ? [ConflictValues(block: ordinal, entries: values)] : [], events: piece)
        }
    }

    // MARK: The virtual run

    private func duration(_ index: Int) -> UInt64 {
        let base: UInt64 = chains[index] != nil ? 42_000 : descriptions[index].selector == nil ? 6_000 : 21_000
        return base + UInt64(index * 7_919 % 9_000)
    }

    private func gas(_ index: Int) -> UInt64 {
        if descriptions[index].selector == nil { return 21_000 }
        return (chains[index] != nil ? 96_000 : 44_000) + UInt64(index * 613 % 9_000)
    }

    private mutating func record(
        _ time: UInt64, _ kind: EventKind, worker: Int, _ index: Int? = nil, incarnation: UInt8 = 0, _ a: UInt64 = 0,
        _ b: UInt64 = 0
    ) {
        events.append(
            Event(
                timestamp: 5_000_000 + UInt64(ordinal) * 1_000_000_000 + time, kind: kind, worker: UInt16(worker),
                block: ordinal, txIndex: index.map { UInt32($0) } ?? Event.noTransaction, incarnation: incarnation,
                a: a,
                b: b))
    }

    private mutating func run(accesses: Int, _ random: inout SplitMix64) {
        var free = [UInt64](repeating: 3_000, count: workers)
        var endOfAhead = [UInt64?](repeating: nil, count: count)
        var lastWriter: [UInt32: (index: Int, incarnation: UInt8)] = [:]
        var failures: [UInt32: Int] = [:]
        var (next, committed, frontierFree): (Int, Int, UInt64) = (0, 0, 0)
        record(0, .blockBegan, worker: 0, nil, UInt64(count), number)
        while committed < count {
            let worker = free.indices.min { free[$0] < free[$1] } ?? 0
            var now = free[worker]
            let isDeferred = chains[committed].map { (failures[$0] ?? 0) >= 5 } ?? false
            let isReady = endOfAhead[committed].map { $0 <= now } ?? (isDeferred && next > committed)
            if frontierFree <= now, isReady {
                record(now, .frontierTaken, worker: worker, committed)
                while committed < count, endOfAhead[committed].map({ $0 <= now }) ?? (next > committed) {
                    now += 900
                    settle(committed, worker, &now, endOfAhead[committed] != nil, &lastWriter, &failures, accesses)
                    committed += 1
                }
                (free[worker], frontierFree) = (now, now)
            } else if next < count, next < committed + 64 {
                let index = next
                next += 1
                if let chain = chains[index], (failures[chain] ?? 0) >= 5 { continue }
                record(now, .executionBegan, worker: worker, index)
                now += duration(index)
                record(now, .executionEnded, worker: worker, index, gas(index), 1)
                reportAccesses(index, worker, now, incarnation: 0, version: .base, accesses)
                endOfAhead[index] = now
                free[worker] = now + 600
            } else {
                free[worker] = max(now + 1_500, frontierFree)
            }
        }
        let end = free.max() ?? 0
        let total = (0..<count).reduce(UInt64(0)) { $0 + gas($1) }
        record(end, .blockEnded, worker: 0, nil, total, end)
        events = events.enumerated().sorted { ($0.1.timestamp, $0.0) < ($1.1.timestamp, $1.0) }.map(\.1)
    }

    private mutating func settle(
        _ index: Int, _ worker: Int, _ now: inout UInt64, _ ranAhead: Bool,
        _ lastWriter: inout [UInt32: (index: Int, incarnation: UInt8)], _ failures: inout [UInt32: Int], _ accesses: Int
    ) {
        let chain = chains[index]
        let writer = chain.flatMap { lastWriter[$0] }
        let version = writer.map { RecordedVersion(txIndex: UInt32($0.index), incarnation: $0.incarnation) } ?? .base
        let fails = ranAhead && writer != nil
        var incarnation: UInt8 = 0
        if fails, let chain {
            record(now, .conflictFound, worker: worker, index, UInt64(chain), version.word)
            record(now, .validated, worker: worker, index, UInt64(accesses), 0)
            failures[chain, default: 0] += 1
            let value = UInt256(1_204_331_000_000_000_000 &+ UInt64(index) * 1_204_331_977)
            values.append(
                .init(
                    txIndex: UInt32(index), incarnation: 0, location: chain, version: version,
                    observed: UInt256(1_204_331_000_000_000_000), actual: value))
            incarnation = 1
        }
        if fails || !ranAhead {
            record(now, .executionBegan, worker: worker, index, incarnation: incarnation, 2)
            now += duration(index) * 9 / 10
            record(now, .executionEnded, worker: worker, index, incarnation: incarnation, gas(index), 1)
            reportAccesses(index, worker, now, incarnation: incarnation, version: version, accesses)
            now += 500
        }
        if let chain {
            if writer != nil {
                record(
                    now, .dependencyFound, worker: worker, index, incarnation: incarnation, UInt64(chain), version.word)
            }
            lastWriter[chain] = (index, incarnation)
        }
        if !fails, ranAhead { record(now, .validated, worker: worker, index, UInt64(accesses), 1) }
        record(now, .committed, worker: worker, index, incarnation: incarnation, gas(index), UInt64(incarnation) + 1)
    }

    private mutating func reportAccesses(
        _ index: Int, _ worker: Int, _ now: UInt64, incarnation: UInt8, version: RecordedVersion, _ accesses: Int
    ) {
        if let chain = chains[index] {
            record(now, .readRecorded, worker: worker, index, incarnation: incarnation, UInt64(chain), version.word)
            record(now, .writeRecorded, worker: worker, index, incarnation: incarnation, UInt64(chain))
        }
        for access in 0..<(accesses / 2) {
            let location = UInt64(4 + (index * 13 + access) % 60)
            record(
                now, .readRecorded, worker: worker, index, incarnation: incarnation, location, RecordedVersion.base.word
            )
            record(now, .writeRecorded, worker: worker, index, incarnation: incarnation, location, 1)
        }
    }
}

extension DashboardState {
    /// A dashboard after a live run of made-up blocks.
    static func sample(
        _ width: Int, _ height: Int, blocks: Int = 6, count: Int = 200, workers: Int = 4, screen: ScreenID? = nil,
        capabilities: Capabilities = Capabilities()
    ) -> DashboardState {
        var state = DashboardState(size: .init(width: width, height: height), capabilities: capabilities)
        state.apply(.runBegan(blockCount: 12, executor: "occ", workers: workers))
        for index in 0..<blocks {
            let block = SampleBlock(
                ordinal: UInt32(index), number: 19_426_587 + UInt64(index), count: count, workers: workers)
            state.apply(
                .blockBegan(number: block.number, name: "demo-\(index)", transactions: count, story: nil))
            state.apply(.telemetry(block.batch))
            let last = block.events.last
            var summary = SampleRun.summary(index == 3 ? 6 : 0)
            (summary.number, summary.name, summary.transactions) = (block.number, "demo-\(index)", count)
            (summary.gasUsed, summary.nanoseconds) = (last?.a ?? 0, last?.b ?? 0)
            state.apply(.blockEnded(summary))
        }
        if let screen { state.screen = screen }
        state.resize(to: state.size)
        return state
    }
}
