import Chain
import EVM
import Execution
import Primitives
import Testing

/// Case 7: blocks far smaller and far larger than the number of threads.
@Suite struct BlockSizeTests {
    private static let threads = [1, 2, 3, 4, 8, 16, 64]

    @Test func nothingToDo() throws {
        for fork in Fork.allCases {
            let result = try Scene(fork).execute(Self.threads)
            #expect(result.outcome.receipts.isEmpty)
            #expect(result.outcome.stateChange.accounts.isEmpty)
            #expect(result.outcome.gasUsed == 0)
            #expect(result.conflicts.executions == 0)
        }
    }

    /// The protocol's own steps take place without transactions as well.
    @Test func onlyWithdrawals() throws {
        var scene = Scene(.shanghai)
        scene.options = .wholeBlock
        let rich = scene.person(1)
        scene.withdrawals = [
            Withdrawal(index: 0, validatorIndex: 0, address: rich, amount: 5),
            Withdrawal(index: 1, validatorIndex: 1, address: Scene.address(2), amount: 7),
            Withdrawal(index: 2, validatorIndex: 2, address: Scene.address(3), amount: 0),
        ]
        let result = try scene.execute(Self.threads)
        #expect(result.balance(rich) == Scene.fortune &+ 5_000_000_000)
        #expect(result.balance(Scene.address(2)) == 7_000_000_000)
        #expect(result.after[Scene.address(3)] == nil)
    }

    /// 64 threads have between none and two transactions each.
    @Test(arguments: [1, 2, 3, 5, 15, 16, 17, 63, 64, 65, 128]) func fewTransactions(_ count: Int) throws {
        var scene = Scene()
        let counter = scene.contract(1, .set(0, .slot(0) + 1))
        for index in 0..<count {
            if index % 3 == 1 {
                scene.send(from: scene.person(index), to: counter)
            } else {
                scene.send(from: scene.person(index), to: Scene.address(1_000), value: UInt256(index), gas: 21_000)
            }
        }
        let crew = Crew(Self.threads)
        // Again and again by the same threads: the short block before may have left some of them half asleep.
        for _ in 0..<10 {
            let result = try crew.execute(scene)
            let calls = (count + 1) / 3
            #expect(result.slot(counter, 0) == UInt256(calls))
            let paid = (0..<count).filter { $0 % 3 != 1 }.reduce(0, +)
            #expect(result.balance(Scene.address(1_000)) ?? 0 == UInt256(paid))
        }
    }

    @Test func hundredThousandTransactions() throws {
        let count = 100_000
        var scene = Scene()
        scene.state.accounts.reserveCapacity(count)
        for index in 0..<count {
            scene.send(
                from: scene.person(index), to: Scene.address(count + index % 40_000), value: UInt256(index), gas: 21_000
            )
        }
        let result = try scene.execute([1, 2, 4, 64])
        #expect(result.outcome.gasUsed == 21_000 * 100_000)
        #expect(result.balance(scene.feeRecipient) == scene.tip &* 2_100_000_000)
        let cost = Scene.price &* 21_000
        var wrong = 0
        for index in 0..<count where result.balance(Scene.address(index)) != Scene.fortune &- cost &- UInt256(index) {
            wrong += 1
        }
        for k in 0..<40_000 {
            // k, k + 40,000 and for the first half k + 80,000.
            let sum = k < 20_000 ? 3 * k + 120_000 : 2 * k + 40_000
            if result.balance(Scene.address(count + k)) != UInt256(sum) { wrong += 1 }
        }
        #expect(wrong == 0)
        #expect(result.conflicts.executions == count)
    }

    /// An invalid transaction in a large block: every thread stops, and the executor goes on with the next block.
    @Test func largeBlockRefused() throws {
        var scene = Scene()
        for index in 0..<20_000 {
            scene.send(from: scene.person(index), to: Scene.address(50_000 + index), gas: 21_000)
        }
        let crew = Crew([2, 8, 64])
        for index in [0, 1, 777, 19_999] {
            var wrong = scene
            wrong.transactions[index].nonce = 1
            guard case .invalid(let invalid) = crew.refusal(wrong) else {
                Issue.record("accepted")
                continue
            }
            #expect(invalid.transaction == index)
        }
        #expect(try crew.execute(scene).outcome.gasUsed == 20_000 * 21_000)
    }
}
