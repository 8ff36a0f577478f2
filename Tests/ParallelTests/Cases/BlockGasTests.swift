import Chain
import Execution
import Primitives
import Testing

/// Case 6: what a block has left of its gas is known only in block order.
@Suite struct BlockGasTests {
    private func invalid(_ scene: Scene) -> InvalidBlock? {
        if case .invalid(let invalid) = Crew().refusal(scene) { invalid } else { nil }
    }

    /// A gas limit must fit into the rest of the block's, even if the transaction would use less (yellow paper, section 6.2).
    @Test func gasLimitsMustFitIntoTheRest() throws {
        var scene = Scene()
        scene.gasLimit = 100_000
        for index in 0..<4 {
            scene.send(from: scene.person(index), to: Scene.address(100 + index), value: 1, gas: 30_000)
        }
        // 16,000 are left after four payments of 21,000.
        let result = try scene.execute()
        #expect(result.outcome.gasUsed == 84_000)
        for extra in 1...3 {
            scene.send(from: scene.person(10 + extra), to: Scene.address(200), value: 1, gas: 21_000)
            let invalid = invalid(scene)
            #expect(invalid?.transaction == 4)
            #expect(invalid?.rule == .blockGasLimit)
            #expect(invalid?.expected == "at most 16000 left in the block")
            #expect(invalid?.found == "21000")
        }
    }

    @Test func exactFit() throws {
        for count in [1, 5, 400] {
            var scene = Scene()
            scene.gasLimit = 21_000 * UInt64(count)
            for index in 0..<count {
                scene.send(from: scene.person(2 * index), to: Scene.address(2 * index + 1), gas: 21_000)
            }
            #expect(try scene.execute().outcome.gasUsed == scene.gasLimit)
            scene.gasLimit -= 1
            let invalid = invalid(scene)
            #expect(invalid?.transaction == count - 1)
            #expect(invalid?.rule == .blockGasLimit)
        }
    }

    /// The gas that counts is that of the committed execution: calls after the first are cheaper (the slot is not empty any
    /// more), which an attempt against the state before the block does not see.
    @Test func gasOfCommittedExecutionsCounts() throws {
        var scene = Scene(.byzantium)
        let counter = scene.contract(1, .set(0, .slot(0) + 1))
        let count = 20
        for index in 0..<count { scene.send(from: scene.person(index), to: counter, gas: 60_000) }
        let result = try scene.execute()
        // SLOAD 200, SSTORE 20,000 or 5,000, three pushes and an addition 12.
        let costs: [Int] = (0..<count).map { index in
            let store = index == 0 ? 20_000 : 5_000
            return 21_000 + 200 + 12 + store
        }
        #expect((0..<count).map { Int(result.gasUsed($0)) } == costs)
        #expect(result.conflicts.wastedGas > 0)

        let total = UInt64(costs.reduce(0, +))
        let last = UInt64(costs[count - 1])
        scene.gasLimit = total - last + 60_000
        #expect(try scene.execute().outcome.gasUsed == total)
        scene.gasLimit -= 1
        let invalid = invalid(scene)
        #expect(invalid?.transaction == count - 1)
        #expect(invalid?.expected == "at most 59999 left in the block")
    }

    /// The first transaction that breaks a rule is named, whichever rule it is.
    @Test func firstViolationWins() throws {
        var scene = Scene()
        scene.gasLimit = 500_000
        for index in 0..<23 { scene.send(from: scene.person(index), to: Scene.address(100 + index), gas: 21_000) }
        scene.transactions[12].nonce = 3
        scene.transactions[20].gasLimit = 490_000
        #expect(invalid(scene)?.transaction == 12)
        scene.transactions[9].gasLimit = 490_000
        #expect(invalid(scene)?.transaction == 9)
        #expect(invalid(scene)?.rule == .blockGasLimit)
        scene.transactions[4].gasLimit = 500_001
        #expect(invalid(scene)?.transaction == 4)
        scene.transactions[4].gasLimit = 20_999
        #expect(invalid(scene)?.rule == .transaction(.intrinsicGas))
    }

    /// Six blobs fit into a block (EIP-4844), however they are spread over transactions.
    @Test func blobGasIsLimitedToo() throws {
        func scene(_ blobs: [Int]) -> Scene {
            var scene = Scene()
            for (index, count) in blobs.enumerated() {
                scene.crowd(1)
                scene.transactions.append(
                    Transaction(
                        kind: .blob, chainID: 1, nonce: 0, gasLimit: 21_000, maxFeePerGas: Scene.price,
                        maxPriorityFeePerGas: 1, to: Scene.address(900), value: 2, input: [], maxFeePerBlobGas: 1,
                        blobVersionedHashes: (0..<count).map { _ in Hash256((UInt256.one << 248) &+ 77) },
                        sender: scene.person(index)))
            }
            return scene
        }
        let result = try scene([2, 1, 3]).execute()
        #expect(result.outcome.blobGasUsed == 6 * 131_072)
        #expect(result.balance(Scene.address(900)) == 6)
        let cost = UInt256(2 + 3 * 131_072 + 8 * 21_000)
        #expect(result.balance(Scene.address(2)) == Scene.fortune &- cost)
        for (blobs, index) in [([2, 1, 3, 1], 7), ([6, 1], 3), ([3, 4], 3), ([1, 6, 1], 3)] {
            let invalid = invalid(scene(blobs))
            #expect(invalid?.transaction == index)
            #expect(invalid?.rule == .blobGasLimit)
        }
    }
}
