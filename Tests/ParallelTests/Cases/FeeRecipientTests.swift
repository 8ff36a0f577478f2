import Chain
import Execution
import Primitives
import Testing

/// Case 1: the fee recipient has a part of its own in the block that it earns from.
@Suite struct FeeRecipientTests {
    static let forks: [Fork] = [.frontier, .spuriousDragon, .byzantium, .istanbul, .london, .shanghai, .cancun]

    /// What the fee recipient has earned before each transaction.
    private func earnings(_ result: Result, tip: UInt256) -> [UInt256] {
        result.outcome.receipts.indices.map { index in
            index == 0 ? .zero : tip &* UInt256(result.outcome.receipts[index - 1].cumulativeGasUsed)
        }
    }

    @Test(arguments: forks) func readsItsBalanceMidBlock(_ fork: Fork) throws {
        var scene = Scene(fork)
        let reader = scene.contract(1, .set(.input(0), .balance(of: .coinbase)))
        for index in 0..<40 {
            if index % 4 == 3 {
                scene.send(from: scene.person(index), to: reader, words: [UInt256(index)])
            } else {
                scene.crowd(1)
            }
        }
        let result = try scene.execute()
        let earnings = earnings(result, tip: scene.tip)
        for index in stride(from: 3, to: 40, by: 4) {
            #expect(earnings[index] >= scene.tip &* UInt256(21_000 * index))
            #expect(result.slot(reader, UInt256(index)) == earnings[index])
        }
        #expect(result.balance(scene.feeRecipient) == scene.tip &* UInt256(result.outcome.gasUsed))
        // Every reading transaction met the fees of those before it.
        #expect(result.conflicts.dependencies.count { $0.location.address == scene.feeRecipient } == 10)
    }

    @Test(arguments: forks) func sendsTransactions(_ fork: Fork) throws {
        var scene = Scene(fork)
        scene.feeRecipient = scene.person(0)
        let (sink, payer) = (Scene.address(1), scene.person(2))
        for index in 0..<30 {
            if index % 3 == 1 {
                scene.send(from: scene.feeRecipient, to: sink, value: 1_000)
            } else {
                scene.send(from: payer, to: scene.feeRecipient, value: 11)
            }
        }
        let result = try scene.execute()
        let ownGas = UInt256(10 * 21_000)
        let earned = scene.tip &* UInt256(30 * 21_000) &+ UInt256(20 * 11)
        #expect(result.balance(scene.feeRecipient) == Scene.fortune &+ earned &- ownGas &* Scene.price &- 10_000)
        #expect(result.nonce(scene.feeRecipient) == 10)
        #expect(result.balance(sink) == 10_000)
    }

    /// Its transaction costs up to 210,000 wei, which only the tips of the transactions before it bring.
    @Test func paysWithTheBlocksOwnFees() throws {
        for (payments, isValid) in [(3, false), (4, true)] {
            var scene = Scene()
            scene.feeRecipient = Scene.address(0)
            scene.crowd(payments)
            scene.send(from: scene.feeRecipient, to: Scene.address(1), gas: 21_000)
            // 21,000 gas at a tip of 3 wei: 63,000 wei each.
            let earned = 63_000 * payments
            scene.crowd(4)
            if isValid {
                let result = try scene.execute()
                #expect(result.balance(scene.feeRecipient) == UInt256(earned - 210_000 + 5 * 63_000))
                #expect(result.nonce(scene.feeRecipient) == 1)
                #expect(result.conflicts.transactions[payments].executions == 2)
            } else {
                guard case .invalid(let invalid) = Crew().refusal(scene) else {
                    Issue.record("accepted")
                    continue
                }
                #expect(invalid.transaction == payments)
                #expect(invalid.rule == .transaction(.funds))
                #expect(invalid.found == "\(earned)")
            }
        }
    }

    /// From the transaction's value, from a contract, and as the heir of a contract.
    @Test(arguments: forks) func receivesPayments(_ fork: Fork) throws {
        var scene = Scene(fork)
        let passer = scene.contract(1, .drop(.call(.coinbase, value: .callValue, gas: 30_000)))
        for index in 0..<30 {
            scene.send(
                from: scene.person(index), to: index % 2 == 0 ? scene.feeRecipient : passer,
                value: UInt256(1_000 + index))
        }
        let heirs = (0..<4).map {
            scene.contract(10 + UInt64($0), balance: UInt256(77 + $0), .selfDestruct(to: .coinbase))
        }
        for (index, heir) in heirs.enumerated() { scene.send(from: scene.person(100 + index), to: heir) }
        let result = try scene.execute()
        #expect(result.balance(passer) == .zero)
        let paid = UInt256(30 * 1_000 + 29 * 30 / 2 + 4 * 77 + 6)
        #expect(result.balance(scene.feeRecipient) == paid &+ scene.tip &* UInt256(result.outcome.gasUsed))
        for heir in heirs {
            #expect(result.balance(heir) == (fork == .cancun ? .zero : nil))
        }
    }

    /// The recipient is a contract that notes its own balance: fees count from the next transaction on.
    @Test(arguments: [Fork.istanbul, .london, .cancun]) func isAContract(_ fork: Fork) throws {
        var scene = Scene(fork)
        scene.feeRecipient = scene.contract(
            1, balance: 5, [.set(.input(0), .selfBalance), .set(1_000, .slot(1_000) + 1), .log(1, .selfBalance)])
        for index in 0..<32 {
            if index % 2 == 0 {
                scene.send(from: scene.person(index), to: scene.feeRecipient, value: 100, words: [UInt256(index)])
            } else {
                scene.crowd(1)
            }
        }
        let result = try scene.execute()
        let earnings = earnings(result, tip: scene.tip)
        for index in stride(from: 0, to: 32, by: 2) {
            let expected = earnings[index] &+ 5 &+ UInt256(100 * (index / 2 + 1))
            #expect(result.slot(scene.feeRecipient, UInt256(index)) == expected)
            #expect(result.outcome.receipts[index].logs.first?.data == expected.bigEndianBytes)
        }
        #expect(result.slot(scene.feeRecipient, 1_000) == 16)
    }

    /// A transaction that leaves nothing to the recipient must not undo what an earlier one left (EIP-161 removes the
    /// recipient only if it is empty then).
    @Test(arguments: Fork.allCases) func getsNothingFromSome(_ fork: Fork) throws {
        for tipped in [[0], [4], [3, 7], []] as [[Int]] {
            var scene = Scene(fork)
            for index in 0..<10 {
                let price = tipped.contains(index) ? Scene.price : scene.untippedPrice
                scene.send(from: scene.person(2 * index), to: Scene.address(2 * index + 1), value: 1, price: price)
            }
            let result = try scene.execute()
            let isMade = !tipped.isEmpty || fork < .spuriousDragon
            #expect(
                result.balance(scene.feeRecipient)
                    == (isMade ? scene.tip &* UInt256(21_000 * tipped.count) : nil), "\(fork), \(tipped)")
        }
    }

    /// The same for the heir of a contract without a balance.
    @Test(arguments: Fork.allCases) func aPennilessContractsHeirKeepsWhatItHas(_ fork: Fork) throws {
        var scene = Scene(fork)
        let heir = Scene.address(500)
        let penniless = (0..<6).map { scene.contract(UInt64($0), .selfDestruct(to: Word(heir))) }
        for (index, contract) in penniless.enumerated() {
            if index == 2 { scene.send(from: scene.person(100), to: heir, value: 9) }
            scene.send(from: scene.person(index), to: contract)
        }
        let result = try scene.execute()
        #expect(result.balance(heir) == 9)
    }

    /// A fee of nothing brings a recipient back that ended before, until EIP-161. Its heir's gas shows whether it is there.
    @Test(arguments: Fork.allCases) func comesBackForNothing(_ fork: Fork) throws {
        var scene = Scene(fork)
        scene.feeRecipient = scene.contract(1, balance: 5, .selfDestruct(to: Word(Scene.address(900))))
        scene.send(from: scene.person(1), to: scene.feeRecipient, price: scene.untippedPrice)
        for index in 2..<10 {
            scene.send(from: scene.person(index), to: Scene.address(50 + index), value: 1, price: scene.untippedPrice)
        }
        let result = try scene.execute()
        #expect(result.balance(Scene.address(900)) == 5)
        let isThere = fork < .spuriousDragon || fork == .cancun
        #expect((result.after[scene.feeRecipient] != nil) == isThere)
    }
}
