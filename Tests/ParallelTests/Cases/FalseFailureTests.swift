import Chain
import Execution
import Primitives
import Testing

/// Case 5: a parallel attempt fails, or succeeds, only because an earlier transaction has not been applied.
@Suite struct FalseFailureTests {
    /// Everybody's money and very existence comes from the transaction before.
    @Test(arguments: [Fork.frontier, .spuriousDragon, .london, .cancun]) func moneyThatPassesOn(_ fork: Fork) throws {
        var scene = Scene(fork)
        scene.person(0)
        let cost = Scene.price &* 21_000
        let start: UInt256 = 1_000_000_000
        for index in 0..<100 {
            scene.send(
                from: Scene.address(index), to: Scene.address(index + 1), value: start &- UInt256(index) &* cost,
                gas: 21_000)
        }
        let result = try scene.execute()
        #expect(result.balance(Scene.address(0)) == Scene.fortune &- start &- cost)
        for index in 1..<100 {
            // Everything was spent; a nonce of one keeps the account.
            #expect(result.balance(Scene.address(index)) == .zero)
            #expect(result.nonce(Scene.address(index)) == 1)
        }
        #expect(result.balance(Scene.address(100)) == start &- 99 &* cost)
    }

    /// The last payment is one wei more than is left.
    @Test func moneyThatDoesNotReach() throws {
        var scene = Scene()
        scene.person(0)
        let cost = Scene.price &* 21_000
        let start: UInt256 = 1_000_000_000
        for index in 0..<30 {
            let extra: UInt256 = index == 29 ? 1 : 0
            scene.send(
                from: Scene.address(index), to: Scene.address(index + 1),
                value: start &- UInt256(index) &* cost &+ extra, gas: 21_000)
        }
        guard case .invalid(let invalid) = Crew().refusal(scene) else {
            Issue.record("accepted")
            return
        }
        #expect(invalid.transaction == 29)
        #expect(invalid.rule == .transaction(.funds))
        #expect(invalid.found == (start &- 28 &* cost).decimal)
    }

    /// Before the block the sender could pay each of its transactions, but not all of them.
    @Test func moneySpentTwice() throws {
        var scene = Scene()
        let sender = scene.person(0)
        scene.state[sender]?.balance = 1_000_000
        scene.crowd(3)
        for _ in 0..<5 { scene.send(from: sender, to: Scene.address(1), value: 40_000, gas: 21_000) }
        scene.crowd(10)
        // Each costs 250,000: the balance reaches for four.
        guard case .invalid(let invalid) = Crew().refusal(scene) else {
            Issue.record("accepted")
            return
        }
        #expect(invalid.transaction == 7)
        #expect((invalid.rule, invalid.found) == (.transaction(.funds), "0"))
    }

    /// A contract pays out what others brought: too early, and the payment fails.
    @Test(arguments: [Fork.byzantium, .berlin, .cancun]) func paymentsOutOfDeposits(_ fork: Fork) throws {
        var scene = Scene(fork)
        let recipient = Scene.address(500)
        // Takes deposits; asked for an amount, notes whether it could pay it.
        let bank = scene.contract(
            1, .if(.input(0), .set(.input(1), .call(Word(recipient), value: .input(0), gas: 50_000) + 1)))
        var balance = 0
        var expected: [UInt256: UInt256] = [:]
        var paid = 0
        for index in 0..<60 {
            let sender = scene.person(index)
            if index % 3 == 0 {
                scene.send(from: sender, to: bank, value: UInt256(10 * index + 10), words: [0])
                balance += 10 * index + 10
            } else {
                let amount = 11 * index
                let suffices = amount <= balance
                scene.send(from: sender, to: bank, words: [UInt256(amount), UInt256(index)])
                expected[UInt256(index)] = suffices ? 2 : 1
                if suffices { (balance, paid) = (balance - amount, paid + amount) }
            }
        }
        let result = try scene.execute()
        #expect(result.after[bank]?.storage == expected)
        #expect(Set(expected.values) == [1, 2])
        #expect(result.balance(bank) == UInt256(balance))
        #expect(result.balance(recipient) == UInt256(paid))
    }

    /// A switch that earlier transactions turn on and off decides over failure.
    @Test(arguments: [Fork.byzantium, .cancun]) func failuresThatDependOnASlot(_ fork: Fork) throws {
        for isOnBefore in [false, true] {
            var scene = Scene(fork)
            // With a word: sets the switch. Without: fails if it is off, with all its gas or by a revert.
            let gate = scene.contract(
                1, storage: isOnBefore ? [0: 1] : [:],
                [
                    .if(.callValue == 1, .set(0, .input(0))),
                    .if(.callValue == 2, [.if(.slot(0).isZero, .revert), .set(1, .slot(1) + 1)]),
                    .if(.callValue == 3, [.if(.slot(0).isZero, .invalid), .set(2, .slot(2) + 1)]),
                ])
            var isOn = isOnBefore
            var statuses: [Bool] = []
            var passes = (0, 0)
            for index in 0..<48 {
                let kind = index % 7 == 3 ? 1 : 2 + index % 2
                if kind == 1 { isOn = index % 2 == 1 }
                statuses.append(kind == 1 || isOn)
                if kind == 2 && isOn { passes.0 += 1 }
                if kind == 3 && isOn { passes.1 += 1 }
                scene.send(
                    from: scene.person(index), to: gate, value: UInt256(kind), words: [isOn ? 1 : 0], gas: 100_000)
            }
            let result = try scene.execute()
            #expect(result.statuses == statuses)
            #expect(result.slot(gate, 1) == UInt256(passes.0))
            #expect(result.slot(gate, 2) == UInt256(passes.1))
            for index in 0..<48 where !statuses[index] && index % 2 == 1 { #expect(result.gasUsed(index) == 100_000) }
        }
    }

    /// Whether code is known is found out by those who need it, at the transaction that needs it: here a contract whose code
    /// the pre-state lacks is called by nobody, for the call that an attempt made was not to be.
    @Test func missingCodeThatNobodyNeeds() throws {
        for _ in 0..<5 {
            var scene = Scene()
            let lost = Scene.address(700)
            scene.state[lost] = AccountSnapshot(balance: 0, nonce: 1, code: [], codeHash: Hash256(5), storage: [:])
            // Calls the lost contract unless the switch is on, which the first transaction turns on.
            let caller = scene.contract(
                1,
                [
                    .if(.input(0), .set(0, 1)), .if(.slot(0).isZero, .drop(.call(Word(lost)))),
                    .set(1, .slot(1) + 1),
                ])
            for index in 0..<40 { scene.send(from: scene.person(index), to: caller, words: [index == 0 ? 1 : 0]) }
            let result = try scene.execute()
            #expect(result.slot(caller, 1) == 40)
        }
    }

    /// The transaction that needs missing code is named, not one whose worker had met the gap before.
    @Test func missingCodeIsBlamedOnWhoNeedsIt() throws {
        var scene = Scene()
        let lost = Scene.address(700)
        scene.state[lost] = AccountSnapshot(balance: 0, nonce: 1, code: [], codeHash: Hash256(5), storage: [:])
        // The gas limits are such that one worker tries several transactions before it commits any.
        let counter = scene.contract(1, .set(0, .slot(0) + 1))
        for index in 0..<50 {
            scene.send(from: scene.person(index), to: index == 4 ? lost : counter, gas: 50_000)
        }
        for _ in 0..<5 {
            #expect(
                Crew().refusal(scene) == .missingCode(block: 20_000_000, transaction: 4, codeHash: Hash256(5)))
        }
    }
}
