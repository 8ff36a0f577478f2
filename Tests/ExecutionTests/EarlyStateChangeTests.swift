import Chain
import Execution
import Primitives
import State
import Synchronization
import Telemetry
import Testing

/// Executors hand over a block's state change before they make the rest of its outcome.
@Suite struct EarlyStateChangeTests {
    private func executors(_ telemetry: Collector? = nil) -> [any Executor] {
        let parallel = [1, 2, 4].map { ParallelExecutor(workers: $0, telemetry: telemetry) { TransferMachine() } }
        return [SequentialExecutor(TransferMachine(), telemetry: telemetry)] + parallel
    }

    /// Enough payments for several workers, one with a log; withdrawals and a reward on top.
    private func wholeBlock(fork: Fork) -> BlockTask {
        let payments = (0..<40 as Range<UInt64>).map {
            transfer(from: 1 + $0 % 4, to: 100 + $0 % 7, nonce: $0 / 4, input: $0 == 3 ? [1, 2] : [])
        }
        return task(
            payments, withdrawals: [Withdrawal(index: 0, validatorIndex: 7, address: address(55), amount: 3)],
            fork: fork, options: .wholeBlock)
    }

    @Test(arguments: [Fork.homestead, .byzantium, .cancun])
    func onceWithTheOutcomesChange(fork: Fork) throws {
        for executor in executors() {
            // Twice, since executors are used again.
            for _ in 0..<2 {
                var received: [StateChange] = []
                let outcome = try executor.execute(wholeBlock(fork: fork)) { received.append($0) }
                #expect(received == [outcome.stateChange], "\(executor.name), \(executor.workers) workers")
                let last = fork >= .shanghai ? address(55) : address(99)
                #expect(received.first?.balance(last) ?? .zero >= 3_000_000_000)
            }
        }
    }

    /// As `receiptsHoldRootsBeforeByzantium` has it: such a block runs one by one, whoever runs it.
    @Test func onceWhereReceiptsHoldRoots() throws {
        for executor in executors() {
            var block = wholeBlock(fork: .homestead)
            let roots = Mutex(0)
            block.intermediateRoot = { _ in
                roots.withLock { $0 += 1 }
                return .zero
            }
            var received: [StateChange] = []
            let outcome = try executor.execute(block) { change in
                #expect(roots.withLock { $0 } == 40)
                received.append(change)
            }
            #expect(received == [outcome.stateChange])
        }
    }

    private final class Kinds: EventSink {
        private let kinds = Mutex<[EventKind]>([])

        var all: [EventKind] { kinds.withLock { $0 } }

        func receive(_ batch: EventBatch) {
            kinds.withLock { $0 += batch.events.map(\.kind) }
        }

        func finish(lost: UInt64) {}
    }

    /// After the last commit, and before the block is reported.
    @Test func betweenExecutionAndReports() throws {
        let sink = Kinds()
        let collector = Collector(sinks: [sink])
        for (index, executor) in executors(collector).enumerated() {
            var kinds: [EventKind] = []
            _ = try executor.execute(wholeBlock(fork: .cancun)) { _ in
                collector.flush()
                kinds = sink.all
            }
            #expect(kinds.count { $0 == .committed } == 40 * (index + 1), "\(executor.name)")
            #expect(kinds.count { $0 == .blockEnded } == index, "\(executor.name)")
            collector.flush()
            #expect(sink.all.count { $0 == .blockEnded } == index + 1, "\(executor.name)")
        }
    }

    @Test func notForARefusedBlock() throws {
        for executor in executors() {
            let wrongNonce = task([transfer(from: 1, to: 7), transfer(from: 2, to: 7, nonce: 4)])
            #expect(throws: ExecutionError.self) {
                try executor.execute(wrongNonce) { _ in Issue.record("\(executor.name): a refused block has no change")
                }
            }
        }
    }
}
