import Chain
import EVM
import Execution
import Foundation
import Testing
import Workloads

/// An executor lives for days: what it holds must not grow from block to block.
@Suite struct MemoryTests {
    #if os(Linux)
        /// In a process of its own, for the other tests' memory is none of this one's business.
        @Test func thousandBlocksLeaveNothingBehind() async {
            let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                let forks = Fork.allCases
                let tasks = (0..<20 as Range<UInt64>).flatMap { seed in
                    [
                        BlockTask(
                            Workload(
                                .mixed, transactions: 100 + 20 * Int(seed % 7), seed: seed, conflictRate: 30, pools: 3
                            ).makeBlock()),
                        RandomBlock(seed: seed, fork: forks[Int(seed) % forks.count]).scene.task,
                    ]
                }
                let executor = ParallelExecutor(workers: 4) { EthereumVM() }
                func round() throws { for task in tasks { _ = try executor.execute(task) } }
                // Which worker needs how much room is a matter of chance, so it takes some rounds until all have it.
                for _ in 0..<5 { try round() }
                let start = try ResidentMemory.now()
                for _ in 0..<25 { try round() }
                let growth = try ResidentMemory.now() - start
                print("1,000 blocks: \(start >> 20) MiB after 200 blocks, \(growth >> 10) KiB more after 1,000 others")
                // A leak of a kilobyte per transaction would be 100 MiB.
                try #require(growth < 8 << 20, "grew by \(growth >> 10) KiB from \(start >> 10) KiB")
            }
            print(String(decoding: child?.standardOutputContent ?? [], as: UTF8.self))
        }
    #endif
}
