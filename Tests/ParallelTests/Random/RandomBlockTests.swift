import Chain
import EVM
import Execution
import Foundation
import Primitives
import Synchronization
import TestSupport
import Testing

/// Random blocks: whatever they do, every worker count and every timing gives what one-by-one execution gives.
@Suite struct RandomBlockTests {
    /// What a set of blocks did, so that the generator cannot quietly become harmless.
    private struct Tally {
        var transactions = 0
        var failures = 0
        var conflicts = 0
        var dependencies = 0
        var executedAgain = 0
        var creations = 0
        var destructions = 0
        var logs = 0

        mutating func add(_ result: Result, _ scene: Scene) {
            transactions += scene.transactions.count
            failures += result.statuses.count { !$0 }
            conflicts += result.conflicts.conflicts.count
            dependencies += result.conflicts.dependencies.count
            executedAgain += result.conflicts.transactions.count { $0.executions > 1 }
            logs += result.outcome.receipts.reduce(0) { $0 + $1.logs.count }
            for change in result.outcome.stateChange.accounts {
                if change.after?.newCode != nil { creations += 1 }
                if change.after == nil || change.clearsStorage { destructions += 1 }
            }
        }
    }

    /// Blocks per fork; `ALTIUS_RANDOM_BLOCKS` asks for more, to look for rare cases.
    private static let blocks =
        ProcessInfo.processInfo.environment["ALTIUS_RANDOM_BLOCKS"].flatMap { Int($0) } ?? 150

    @Test(arguments: Fork.allCases) func allWorkerCountsAgree(_ fork: Fork) throws {
        let crew = Crew([1, 2, 3, 5, 16])
        var tally = Tally()
        for seed in 0..<Self.blocks {
            let scene = RandomBlock(seed: UInt64(1_000_000 * Int(fork.rawValue) + seed), fork: fork).scene
            tally.add(try crew.execute(scene, "seed \(seed)"), scene)
        }
        print("\(fork): \(tally)")
        #expect(tally.conflicts > tally.transactions / 10, "\(tally)")
        #expect(tally.executedAgain > tally.transactions / 20, "\(tally)")
        #expect(tally.executedAgain < tally.transactions, "\(tally)")
        #expect(tally.dependencies > tally.transactions / 4, "\(tally)")
        #expect(tally.creations > Self.blocks / 2, "\(tally)")
        #expect(tally.logs > Self.blocks / 3, "\(tally)")
        if fork.rawValue >= Fork.byzantium.rawValue {
            #expect(tally.failures > Self.blocks / 2 && tally.failures < tally.transactions / 2, "\(tally)")
        }
        // EIP-6780 leaves only those that were created in the same transaction.
        if fork < .cancun { #expect(tally.destructions > Self.blocks / 20, "\(tally)") }
    }

    /// The same block again and again, each time with other delays wherever the order of the workers' steps is open.
    @Test func timingChangesNothing() throws {
        // Without a lock, which would order what is to be disturbed.
        let calls = Atomic<UInt64>(0)
        let disturb: @Sendable () -> Void = {
            var noise = SplitMix64(state: calls.add(1, ordering: .relaxed).newValue)
            let value = noise.next()
            switch value % 16 {
            case 0: usleep(UInt32(value >> 32) % 150)
            case 1, 2, 3: sched_yield()
            default: break
            }
        }
        let crew = Crew([2, 3, 4, 7], disturbance: disturb)
        for seed in 0..<15 as Range<UInt64> {
            let fork = Fork.allCases[Int(seed) % Fork.allCases.count]
            let scene = RandomBlock(seed: 50_000 + seed, fork: fork).scene
            var digests: Set<Hash256> = []
            for _ in 0..<8 { digests.insert(try crew.execute(scene, "seed \(seed)").conflicts.digest) }
            #expect(digests.count == 1)
        }
    }

    /// Blocks with one damaged transaction are refused alike, and leave nothing behind for the next block.
    @Test func refusalsAgree() throws {
        let crew = Crew([1, 2, 4, 8])
        var random = SplitMix64(state: 3)
        for seed in 0..<60 as Range<UInt64> {
            let fork = Fork.allCases[Int(seed) % Fork.allCases.count]
            var scene = RandomBlock(seed: 90_000 + seed, fork: fork).scene
            let index = Int(random.next() % UInt64(scene.transactions.count))
            switch seed % 4 {
            case 0: scene.transactions[index].nonce += 1
            case 1: scene.transactions[index].value = UInt256.one << 200
            case 2: scene.gasLimit = 2_000_000
            default: scene.transactions[index].gasLimit = 20_000
            }
            guard let error = crew.refusal(scene) else {
                // A block limit that holds.
                #expect(seed % 4 == 2)
                continue
            }
            guard case .invalid(let invalid) = error else {
                Issue.record("\(error)")
                continue
            }
            if seed % 4 != 2 { #expect(invalid.transaction == index) }
            _ = try crew.execute(RandomBlock(seed: seed, fork: fork).scene)
        }
    }
}
