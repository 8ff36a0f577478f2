import Chain
import Execution
import Primitives
import Testing

/// Case 10: what is read as nothing because the account is not there yet, and then is.
@Suite struct NewAccountTests {
    static let forks: [Fork] = [.constantinople, .istanbul, .london, .cancun]

    /// A contract that says 7 plus how often it was asked before.
    private static let oracle: Statement = [.set(1, .slot(1) + 1), .return(.slot(0) + .slot(1) - 1)]
    private static let oracleInitcode = Statement.set(0, 7).deploying(oracle)

    /// Transactions call the address before and after another puts a contract there with CREATE2.
    @Test(arguments: forks) func calledWhileItIsCreated(_ fork: Fork) throws {
        for creation in [0, 1, 20, 59] {
            var scene = Scene(fork)
            let factory = scene.contract(1, .drop(.create2(Self.oracleInitcode, salt: 9)))
            let oracle = Scene.created(by: factory, salt: 9, Self.oracleInitcode)
            // Notes whether the call worked, what it returned, and what there is at the address.
            let client = scene.contract(
                2,
                [
                    .memory(0, 1_000), .set(.input(0), .call(Word(oracle), outputWords: 1, gas: 60_000)),
                    .set(.input(0) + 1, .memory(0)),
                    .set(.input(0) + 2, .codeSize(of: Word(oracle)) + .codeHash(of: Word(oracle)).isZero),
                ])
            for index in 0..<60 {
                if index == creation {
                    scene.send(from: scene.person(index), to: factory)
                } else {
                    scene.send(from: scene.person(index), to: client, words: [UInt256(10 * index + 10)])
                }
            }
            let result = try scene.execute()
            let size = UInt256(Self.oracle.code.count)
            for index in 0..<60 where index != creation {
                let seen = (0..<3).map { result.slot(client, UInt256(10 * index + 10 + $0)) }
                let expected: [UInt256] =
                    index < creation ? [1, 1_000, 1] : [1, UInt256(7 + index - creation - 1), size]
                #expect(seen == expected, "\(index), created by \(creation)")
            }
            #expect(result.slot(oracle, 0) == 7)
            #expect(result.slot(oracle, 1) == UInt256(59 - creation))
        }
    }

    /// Transactions go straight to an address that a creating transaction takes.
    @Test(arguments: Fork.allCases) func paidAndCalledWhileATransactionCreatesIt(_ fork: Fork) throws {
        let runtime = Statement.set(0, .slot(0) + .callValue)
        for creation in [0, 3, 10] {
            var scene = Scene(fork)
            let creator = scene.person(1_000)
            let contract = Scene.created(by: creator, nonce: 0)
            for index in 0..<20 {
                if index == creation {
                    scene.send(
                        from: creator, to: nil, value: 500, input: Statement.set(0, 10_000).deploying(runtime))
                } else {
                    scene.send(from: scene.person(index), to: contract, value: UInt256(1 + index))
                }
            }
            let result = try scene.execute()
            let after = (creation + 1..<20).reduce(0) { $0 + 1 + $1 }
            #expect(result.slot(contract, 0) == UInt256(10_000 + after))
            #expect(result.balance(contract) == UInt256(500 + 210 - (1 + creation)))
            #expect(result.after[contract]?.code == runtime.code)
            #expect(result.nonce(contract) == (fork < .spuriousDragon ? 0 : 1))
        }
    }

    /// Two factories' worth of transactions want the same addresses: the first gets each, the others fail.
    @Test(arguments: forks) func createdOnlyOnce(_ fork: Fork) throws {
        var scene = Scene(fork)
        let runtime = Statement.set(0, 1).initcode
        // The salt is the call's first word modulo 5; notes what CREATE2 gave.
        let factory = scene.contract(
            1, .set(.input(0) + 100, .create2(runtime, salt: .input(0) % 5, value: .callValue)))
        for index in 0..<40 {
            scene.send(from: scene.person(index), to: factory, value: UInt256(index), words: [UInt256(index)])
        }
        let result = try scene.execute()
        for index in 0..<40 {
            let address = Scene.created(by: factory, salt: UInt256(index % 5), runtime)
            #expect(result.slot(factory, UInt256(100 + index)) == (index < 5 ? address.word : 0))
            if index < 5 { #expect(result.balance(address) == UInt256(index)) }
        }
        #expect(result.balance(factory) == UInt256((5..<40).reduce(0, +)))
        #expect(result.nonce(factory) == 41)
    }

    /// Balance, code size and code hash of an address that comes into being by a payment.
    @Test(arguments: forks) func watchedWhileItComesIntoBeing(_ fork: Fork) throws {
        var scene = Scene(fork)
        let newcomer = Scene.address(5_000)
        let watcher = scene.contract(
            1,
            [
                .set(.input(0), .balance(of: Word(newcomer)) + 1),
                .set(.input(0) + 1, .codeHash(of: Word(newcomer))),
                .set(.input(0) + 2, .codeSize(of: Word(newcomer)) + 1),
            ])
        var paid = 0
        var expected: [UInt256: UInt256] = [:]
        for index in 0..<50 {
            if index % 10 == 4 {
                // The first payment is of nothing: from EIP-161 on that does not make an account.
                scene.send(from: scene.person(index), to: newcomer, value: UInt256(index - 4))
                paid += index - 4
            } else {
                scene.send(from: scene.person(index), to: watcher, words: [UInt256(10 * index)])
                expected[UInt256(10 * index)] = UInt256(paid + 1)
                if paid > 0 { expected[UInt256(10 * index + 1)] = Keccak256.ofEmpty.word }
                expected[UInt256(10 * index + 2)] = 1
            }
        }
        let result = try scene.execute()
        #expect(result.after[watcher]?.storage == expected)
        #expect(result.balance(newcomer) == UInt256(paid))
    }

    /// A call with value to an address that does not exist costs 25,000 gas more: attempts made too early pay it in vain.
    @Test(arguments: [Fork.byzantium, .berlin, .cancun]) func gasOfMakingAnAccount(_ fork: Fork) throws {
        var scene = Scene(fork)
        let newcomer = Scene.address(5_000)
        let payer = scene.contract(1, balance: 1_000, .drop(.call(Word(newcomer), value: 1, gas: 0)))
        for index in 0..<20 { scene.send(from: scene.person(index), to: payer) }
        let result = try scene.execute()
        #expect(result.balance(newcomer) == 20)
        for index in 1..<20 { #expect(result.gasUsed(0) == result.gasUsed(index) + 25_000) }
        #expect(
            result.conflicts.conflicts.contains { $0.location.address == newcomer && $0.location.field == .balance })
    }
}
