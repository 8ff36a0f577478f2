import Chain
import Execution
import Primitives
import Testing

/// Case 9: different keys under the same hash.
///
/// The engine hashes in two ways. Tables of accounts and slots use a hash seeded per process, so nobody can make keys collide,
/// but enough of them do: of 200,000 keys four or five pairs share the 32 bits that an index keeps of each, and all share 16
/// shards. Speculation's groups use a hash without a seed, for all nodes must agree: there collisions are made to measure.
@Suite struct CollisionTests {
    /// Every one of 200,000 empty slots gets a value of its own and is read back by other transactions.
    @Test func enoughSlotsToCollide() throws {
        let (perTransaction, writers) = (2_000, 100)
        var scene = Scene()
        let counter: UInt64 = 0x400
        func loop(_ body: Statement) -> Statement {
            [
                .memory(Word(UInt256(counter)), 0),
                .while(
                    .memory(Word(UInt256(counter))) < Word(UInt256(UInt64(perTransaction))),
                    [body, .memory(Word(UInt256(counter)), .memory(Word(UInt256(counter))) + 1)]),
            ]
        }
        // Keys are spread by a multiplication; word 0 is where the transaction's keys begin.
        let index = .input(0) + .memory(Word(UInt256(counter)))
        let factor: UInt256 = 0x9e37_79b9_7f4a_7c15
        let key = index * Word(factor)
        let storage = scene.contract(
            1,
            [
                .if(.input(1) == 1, loop(.set(key, index * 3 + 1))),
                .if(
                    .input(1) == 2,
                    [
                        .memory(0x420, 0), loop(.memory(0x420, .memory(0x420) + .slot(key))),
                        .set(.input(2), .memory(0x420)),
                    ]),
            ])
        for writer in 0..<writers {
            scene.send(
                from: scene.person(writer), to: storage, words: [UInt256(writer * perTransaction), 1], gas: 100_000_000)
        }
        for reader in 0..<writers {
            scene.send(
                from: scene.person(1_000 + reader), to: storage,
                words: [UInt256(reader * perTransaction), 2, UInt256(reader + 1)], gas: 100_000_000)
        }
        let result = try scene.execute([1, 2, 4])
        #expect(result.statuses.allSatisfy { $0 })
        var wrong = 0
        for number in 0..<UInt64(perTransaction * writers) {
            let key = UInt256(number) &* factor
            if number == 0 { continue }
            if result.slot(storage, key) != UInt256(3 * number + 1) { wrong += 1 }
        }
        #expect(wrong == 0)
        for reader in 0..<UInt64(writers) {
            let (first, count) = (reader * UInt64(perTransaction), UInt64(perTransaction))
            let sum = 3 * (first * count + count * (count - 1) / 2) + count
            #expect(result.slot(storage, UInt256(reader + 1)) == UInt256(sum))
        }
    }

    /// Keys that simple hashes confuse: the same limbs in other places, limbs that cancel each other, single bits, the same
    /// keys in many contracts.
    @Test func keysOfOneShape() throws {
        let limbs: [UInt64] = [0, 1, .max, 0x8000_0000_0000_0000]
        var keys: Set<UInt256> = []
        for a in limbs { for b in limbs { for c in limbs { for d in limbs { keys.insert(UInt256(a, b, c, d)) } } } }
        for bit in 0..<256 as Range<UInt64> { keys.insert(UInt256.one << bit) }
        let sorted = keys.sorted()
        var scene = Scene()
        let contracts = (0..<8).map { scene.contract(UInt64($0), .set(.input(0), .slot(.input(0)) + .input(1))) }
        for (index, key) in sorted.enumerated() {
            // Twice each, the second time far from the first.
            let contract = contracts[index % 8]
            scene.send(from: scene.person(index), to: contract, words: [key, UInt256(index + 1)], gas: 60_000)
        }
        for (index, key) in sorted.enumerated() {
            for offset in [0, 1] {
                scene.send(
                    from: scene.person(10_000 * (offset + 1) + index), to: contracts[(index + offset) % 8],
                    words: [key, 1_000_000], gas: 60_000)
            }
        }
        let result = try scene.execute()
        for (index, key) in sorted.enumerated() {
            #expect(result.slot(contracts[index % 8], key) == UInt256(1_000_000 + index + 1))
            #expect(result.slot(contracts[(index + 1) % 8], key) == 1_000_000)
            #expect(result.slot(contracts[(index + 2) % 8], key) == .zero)
        }
    }

    /// Addresses of one shape: words exchanged, words that cancel each other, single bits.
    @Test func addressesOfOneShape() throws {
        let words: [UInt64] = [1, 2, 0xffff, .max, 0x8000_0000_0000_0000, 0x5555_5555_5555_5555]
        var addresses: Set<Address> = []
        for a in words {
            for b in words {
                for c in [0, 1, 0xffff_ffff, 0x8000_0000] as [UInt32] {
                    addresses.insert(Address(high: c, middle: a, low: b))
                }
            }
        }
        for bit in 8..<64 as Range<UInt64> {
            addresses.insert(Address(high: 0, middle: 0, low: 1 << bit))
            addresses.insert(Address(high: 0, middle: 1 << bit, low: 0))
        }
        let sorted = addresses.sorted()
        var scene = Scene()
        // Half of them exist before the block.
        for (index, address) in sorted.enumerated() where index % 2 == 0 {
            scene.state[address] = AccountSnapshot(balance: Scene.fortune)
        }
        for (index, address) in sorted.enumerated() {
            scene.send(from: scene.person(index), to: address, value: UInt256(index + 1), gas: 21_000)
        }
        for (index, address) in sorted.enumerated() where index % 2 == 0 {
            scene.send(from: address, to: sorted[index ^ 1 < sorted.count ? index ^ 1 : 0], value: 5, gas: 21_000)
        }
        let result = try scene.execute()
        for (index, address) in sorted.enumerated() {
            let expected =
                index % 2 == 0
                ? Scene.fortune &+ UInt256(index + 1) &- 5 &- 210_000 : UInt256(index + 1 + 5)
            let last = sorted.count % 2 == 1 && index == 0
            #expect(result.balance(address) == (last ? expected &+ 5 : expected))
        }
    }

    /// Contracts and functions whose calls fall into one group of `SpeculationPolicy`: what it learns from one that always
    /// depends, it holds against one that never does. That may cost time, but no result and no agreement.
    @Test func groupsOfSpeculation() throws {
        // Addresses' lower words and the selector are XORed.
        let selectors: [UInt32] = [0xaaaa_0000, 0xaaaa_0001, 0x1234_5678]
        let contracts = selectors.map { Address(high: 7, middle: 0x77, low: 0x9999 ^ UInt64($0)) }
        let twin = Address(high: 7, middle: 0x9999, low: 0x77 ^ UInt64(selectors[0]))
        var scene = Scene()
        let isChain: [Bool] = [true, false, true, false]
        for (address, chains) in zip(contracts + [twin], isChain) {
            let code: Statement =
                chains ? .set(0, .slot(0) * 2 % 1_000_003 + .caller % 7) : .set(.caller, .slot(.caller) + 1)
            scene.state[address] = AccountSnapshot(balance: 0, nonce: 1, code: code.code, storage: [0: 1])
        }
        var expected: [UInt256] = [1, 1, 1, 1]
        var calls: [Int: Int] = [:]
        for index in 0..<800 {
            let which = index % 400 < 200 ? index % 4 : (index / 50) % 4
            let sender = scene.person(index)
            let selector = selectors[which % 3]
            scene.send(
                from: sender, to: which == 3 ? twin : contracts[which],
                input: (0..<4).map { UInt8(truncatingIfNeeded: selector >> (24 - 8 * $0)) }, gas: 80_000)
            calls[which, default: 0] += 1
            if isChain[which] {
                expected[which] = (expected[which] &* 2) % 1_000_003 &+ sender.word % 7
            }
        }
        let result = try scene.execute(Crew.workerCounts + [64])
        #expect(result.slot(contracts[0], 0) == expected[0])
        #expect(result.slot(contracts[2], 0) == expected[2])
        #expect(result.after[contracts[1]]?.storage.count == 1 + calls[1, default: 0])
        #expect(result.after[twin]?.storage.count == 1 + calls[3, default: 0])
        #expect(result.conflicts.transactions.allSatisfy { $0.executions <= 2 })
    }
}
