import Chain
import EVM
import Execution
import Primitives
import Testing

/// Case 8: every transaction needs the one before it.
@Suite struct DependentChainTests {
    /// After a start in which it learns, the executor runs each transaction of such a chain once: no work is thrown away.
    @Test(arguments: [Fork.byzantium, .cancun]) func workIsNotThrownAway(_ fork: Fork) throws {
        var scene = Scene(fork)
        // x -> 3 x + 1 modulo 2^64 - 59, which no two transactions can do in another order with the same result.
        let modulus: UInt64 = 0xffff_ffff_ffff_ffc5
        let step = scene.contract(
            1, storage: [0: 1], .set(0, (.slot(0) * 3 + .input(0)) % Word(UInt256(modulus))))
        let count = 2_000
        var expected: UInt256 = 1
        for index in 0..<count {
            scene.send(from: scene.person(index), to: step, words: [UInt256(index)], gas: 60_000)
            expected = (expected &* 3 &+ UInt256(index)) % UInt256(modulus)
        }
        let result = try scene.execute(Crew.workerCounts + [64])
        #expect(result.slot(step, 0) == expected)
        #expect(result.conflicts.executions < count + count / 10)
        #expect(result.conflicts.dependencies.count { $0.location.field == .storage(0) } == count - 1)
    }

    /// The chain passes through several contracts and through a payment, so that no one place shows it.
    @Test(arguments: [Fork.byzantium, .cancun]) func chainThroughManyPlaces(_ fork: Fork) throws {
        var scene = Scene(fork)
        // Passes on what it was called with plus one: to the next contract's slot, which that contract reads when called.
        let count = 12
        let contracts = (0..<count).map { Address(high: 0xc0de, middle: 0, low: UInt64(100 + $0)) }
        for index in 0..<count {
            let next = contracts[(index + 1) % count]
            scene.contract(
                UInt64(100 + index),
                [
                    .if(.caller == .origin, [.memory(0, .slot(1) + 1), .drop(.call(Word(next), inputWords: 1))]),
                    .if((.caller == .origin).isZero, .set(1, .input(0))),
                ])
        }
        for index in 0..<600 { scene.send(from: scene.person(index), to: contracts[index % count], gas: 120_000) }
        let result = try scene.execute()
        #expect(result.slot(contracts[0], 1) == 600)
        #expect(result.slot(contracts[count - 1], 1) == 599)
        #expect(result.conflicts.transactions.allSatisfy { $0.executions <= 2 })
    }
}
