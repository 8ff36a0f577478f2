import Chain
import Execution
import Primitives
import Testing

/// Case 2: accounts that end in the block, and come back.
@Suite struct DestructionTests {
    static let forks: [Fork] = [.constantinople, .istanbul, .berlin, .london, .shanghai, .cancun]

    /// Counts in slot 0; told so by the call's first word, writes 99 there and ends, with `heir` as beneficiary.
    private static func mortal(heir: Address) -> Statement {
        [
            .if(.input(0) == 1, [.set(0, 99), .selfDestruct(to: Word(heir))]),
            .set(0, .slot(0) + 1), .log(7, .slot(0) + .slot(5)),
        ]
    }

    /// Creates `initcode`'s contract with CREATE2 and notes its address in the slot that the call names.
    private static func factory(_ initcode: [UInt8]) -> Statement {
        .set(.input(0), .create2(initcode, salt: 3, value: .callValue))
    }

    @Test(arguments: Fork.allCases) func feeRecipientEnds(_ fork: Fork) throws {
        var scene = Scene(fork)
        let heir = Scene.address(900)
        scene.feeRecipient = scene.contract(1, balance: 5, storage: [0: 8], .selfDestruct(to: Word(heir)))
        scene.crowd(20)
        scene.send(from: scene.person(1), to: scene.feeRecipient)
        scene.crowd(10)
        scene.send(from: scene.person(2), to: scene.feeRecipient)
        scene.crowd(3)
        let result = try scene.execute()
        let fees = result.outcome.receipts.indices.map { scene.tip &* UInt256(result.gasUsed($0)) }
        func sum(_ range: Range<Int>) -> UInt256 { fees[range].reduce(.zero) { $0 &+ $1 } }
        if fork < .cancun {
            // The fee of the transaction that ended it is gone with it; after that it is an account without code.
            #expect(result.balance(heir) == sum(0..<20) &+ 5)
            #expect(result.balance(scene.feeRecipient) == sum(21..<35))
            #expect(result.after[scene.feeRecipient]?.code == [])
            #expect(result.slot(scene.feeRecipient, 0) == .zero)
        } else {
            #expect(result.balance(heir) == sum(0..<31) &+ 5)
            #expect(result.balance(scene.feeRecipient) == sum(31..<35))
            #expect(result.slot(scene.feeRecipient, 0) == 8)
        }
    }

    /// Whether the account is there before the block, or made by it: created, counted with, ended, created, counted with.
    @Test(arguments: forks, [false, true]) func comesBackInTheNextTransactions(_ fork: Fork, existsBefore: Bool) throws
    {
        for crowd in [0, 3, 20] {
            var scene = Scene(fork)
            let heir = Scene.address(900)
            let mortal = Self.mortal(heir: heir)
            let factory = scene.contract(1, Self.factory(mortal.initcode))
            let child = Scene.created(by: factory, salt: 3, mortal.initcode)
            if existsBefore {
                scene.state[child] = AccountSnapshot(balance: 0, nonce: 1, code: mortal.code, storage: [0: 40, 5: 6])
            }
            let person = scene.person(1)
            func call(_ word: UInt256) {
                scene.send(from: scene.person(scene.transactions.count + 10), to: child, words: [word])
            }
            if !existsBefore { scene.send(from: person, to: factory, words: [100]) }
            scene.crowd(crowd)
            call(0)
            call(0)
            scene.send(from: scene.person(2), to: child, value: 50, words: [1])
            let end = scene.transactions.count - 1
            scene.crowd(crowd)
            scene.send(from: person, to: factory, value: 13, words: [101])
            call(0)
            call(0)
            scene.crowd(3)
            let result = try scene.execute()

            let before: UInt256 = existsBefore ? 40 : 0
            let five: UInt256 = existsBefore ? 6 : 0
            #expect(result.balance(heir) == 50)
            #expect(result.after[child]?.code == mortal.code)
            #expect(result.nonce(child) == 1)
            let logged = result.outcome.receipts.flatMap(\.logs).map { UInt256(bigEndian: $0.data) }
            if fork < .cancun {
                #expect(result.slot(factory, 101) == child.word)
                #expect(result.balance(child) == 13)
                #expect(result.slot(child, 0) == 2)
                #expect(result.slot(child, 5) == 0)
                #expect(logged == [before &+ five &+ 1, before &+ five &+ 2, 1, 2])
            } else {
                // EIP-6780: it only lost its balance, and the address stays taken.
                #expect(result.slot(factory, 101) == .zero)
                #expect(result.balance(child) == .zero)
                #expect(result.slot(child, 0) == 101)
                #expect(result.slot(child, 5) == five)
                #expect(logged == [before &+ five &+ 1, before &+ five &+ 2, 100 &+ five, 101 &+ five])
            }
            #expect(result.statuses[end])
        }
    }

    /// Created, used and ended by one transaction, by each of several: the address is free again for the next in every fork.
    @Test(arguments: forks) func livesForOneTransaction(_ fork: Fork) throws {
        var scene = Scene(fork)
        let heir = Scene.address(900)
        let mortal = Self.mortal(heir: heir)
        let address = Scene.created(by: Address(high: 0xc0de, middle: 0, low: 1), salt: 3, mortal.initcode)
        let factory = scene.contract(
            1,
            [
                .set(.input(0), .create2(mortal.initcode, salt: 3, value: .callValue)),
                .memory(0, 0), .drop(.call(Word(address), inputWords: 1)),
                .drop(.call(Word(address), inputWords: 1)),
                .memory(0, 1), .drop(.call(Word(address), inputWords: 1)),
                // Still there until the transaction ends.
                .set(.input(0) + 1_000, .codeSize(of: Word(address))),
            ])
        for index in 0..<12 {
            scene.send(
                from: scene.person(index), to: factory, value: UInt256(index), words: [UInt256(index)], gas: 900_000)
            scene.crowd(1)
        }
        let result = try scene.execute()
        #expect(result.balance(heir) == 66)
        #expect(result.after[address] == nil)
        for index in 0..<12 as Range<UInt64> {
            #expect(result.slot(factory, UInt256(index)) == address.word)
            #expect(result.slot(factory, UInt256(index + 1_000)) == UInt256(mortal.code.count))
            let logs = result.outcome.receipts[2 * Int(index)].logs
            #expect(logs.map { UInt256(bigEndian: $0.data) } == [1, 2])
        }
    }

    /// After its end the address gets a payment: an account without code or storage, on which CREATE2 then puts a contract.
    @Test(arguments: forks.filter { $0 < .cancun }) func isPaidAfterItsEnd(_ fork: Fork) throws {
        var scene = Scene(fork)
        let mortal = Self.mortal(heir: Scene.address(900))
        let factory = scene.contract(1, Self.factory(mortal.initcode))
        let child = Scene.created(by: factory, salt: 3, mortal.initcode)
        scene.state[child] = AccountSnapshot(balance: 10, nonce: 1, code: mortal.code, storage: [0: 40, 5: 6])
        let probe = scene.contract(
            2,
            [
                .set(.input(0), .codeHash(of: Word(child))), .set(.input(0) + 1, .balance(of: Word(child))),
                .set(.input(0) + 2, .codeSize(of: Word(child))),
            ])
        func look(_ slot: UInt256) {
            scene.send(from: scene.person(scene.transactions.count + 10), to: probe, words: [slot])
        }
        look(100)
        scene.send(from: scene.person(1), to: child, words: [1])
        look(200)
        scene.send(from: scene.person(2), to: child, value: 21)
        look(300)
        scene.send(from: scene.person(3), to: factory, value: 4, words: [0])
        look(400)
        scene.crowd(5)
        let result = try scene.execute()
        let hash = Keccak256.hash(mortal.code).word
        let size = UInt256(mortal.code.count)
        let seen = [100, 200, 300, 400].map { start in (0..<3).map { result.slot(probe, UInt256(start + $0)) } }
        #expect(seen == [[hash, 10, size], [0, 0, 0], [Keccak256.ofEmpty.word, 21, 0], [hash, 25, size]])
        #expect(result.balance(Scene.address(900)) == 10)
        #expect(result.after[child] == AccountSnapshot(balance: 25, nonce: 1, code: mortal.code))
    }

    /// One of many contracts that all others call ends: calls before it count, calls after it find nothing.
    @Test(arguments: [Fork.byzantium, .shanghai, .cancun]) func endsAmongConcurrentCalls(_ fork: Fork) throws {
        for end in [0, 1, 17, 39] {
            var scene = Scene(fork)
            let child = scene.contract(1, storage: [0: 1_000], Self.mortal(heir: Scene.address(900)))
            for index in 0..<40 {
                scene.send(from: scene.person(index), to: child, words: [index == end ? 1 : 0], gas: 100_000)
            }
            let result = try scene.execute()
            let logged = result.outcome.receipts.map { $0.logs.first.flatMap { UInt256(bigEndian: $0.data) } }
            for index in 0..<40 {
                if index < end {
                    #expect(logged[index] == UInt256(1_001 + index))
                } else if index == end || fork < .cancun {
                    #expect(logged[index] == nil)
                    #expect(index == end || result.gasUsed(index) == 21_000 + 32 * 4)
                } else {
                    #expect(logged[index] == UInt256(99 + index - end))
                }
            }
            #expect((result.after[child] == nil) == (fork < .cancun))
        }
    }
}
