import Chain
import Execution
import Primitives
import Testing

/// Cases 3 and 4: nonces that do more than count one transaction after the other.
@Suite struct NonceTests {
    // MARK: Case 3

    /// EIP-7702 is beyond the forks there are: its transactions are refused by their type, not taken for something else.
    @Test func setCodeTransactionsAreRefused() {
        // 0x04 || rlp([...]): the form does not matter, the type does.
        #expect(throws: TransactionDecodingError.unknownKind(4)) { try Transaction(decoding: [4, 0xc0]) }
        #expect(throws: TransactionDecodingError.unknownKind(4)) {
            try Transaction(decoding: [4] + [0xc9] + [UInt8](repeating: 1, count: 9))
        }
        #expect(TransactionDecodingError.unknownKind(4).description == "unknown transaction type 0x04")
    }

    /// Until EIP-3607 (London) a contract may send transactions, if only in theory; then one that calls itself and creates
    /// raises its sender's nonce twice, as EIP-7702 lets everyone do. The next transaction's nonce takes that into account.
    @Test(arguments: [Fork.frontier, .homestead, .spuriousDragon, .byzantium, .istanbul, .berlin])
    func senderCreatesInItsOwnTransaction(_ fork: Fork) throws {
        for crowd in [0, 5] {
            var scene = Scene(fork)
            let code: Statement = .if(
                .input(0), [.set(.slot(0), .create(Statement.set(0, 1).initcode)), .set(0, .slot(0) + 1)])
            let wallet = scene.contract(1, balance: Scene.fortune, storage: [0: 100], code)
            var nonce: UInt64 = 1
            var creations: [UInt64] = []
            for index in 0..<9 {
                let creates = index % 3 != 2
                scene.send(from: wallet, to: wallet, words: [creates ? 1 : 0], nonce: nonce)
                if creates { creations.append(nonce + 1) }
                nonce += creates ? 2 : 1
                scene.crowd(crowd)
            }
            let result = try scene.execute()
            #expect(result.nonce(wallet) == 1 + 9 + 6)
            for (index, nonce) in creations.enumerated() {
                let child = Scene.created(by: wallet, nonce: nonce)
                #expect(result.slot(wallet, UInt256(100 + index)) == child.word)
                #expect(result.slot(child, 0) == .zero)
                #expect(result.after[child] != nil)
            }
            let fees = Scene.price &* UInt256((0..<9).map { result.gasUsed($0 * (crowd + 1)) }.reduce(0, +))
            #expect(result.balance(wallet) == Scene.fortune &- fees)

            // The nonce that counts transactions only is the wrong one.
            var wrong = scene
            wrong.transactions[crowd + 1].nonce = 2
            guard case .invalid(let invalid) = Crew().refusal(wrong) else {
                Issue.record("accepted")
                continue
            }
            #expect(invalid.transaction == crowd + 1)
            #expect(invalid.rule == .transaction(.nonce))
            #expect((invalid.expected, invalid.found) == ("3", "2"))
        }
    }

    /// Someone else's transaction raises the nonce of a later sender, by having it create.
    @Test(arguments: [Fork.byzantium, .berlin]) func othersRaiseTheSendersNonce(_ fork: Fork) throws {
        var scene = Scene(fork)
        let wallet = scene.contract(
            1, balance: Scene.fortune, .drop(.create(Statement.set(1, 1).initcode)))
        scene.send(from: wallet, to: Scene.address(7), value: 1, nonce: 1)
        for index in 0..<3 { scene.send(from: scene.person(index), to: wallet) }
        scene.send(from: wallet, to: Scene.address(7), value: 1, nonce: 5)
        scene.crowd(4)
        let result = try scene.execute()
        #expect(result.nonce(wallet) == 6)
        #expect(result.balance(Scene.address(7)) == 2)
        for nonce in 2...4 as ClosedRange<UInt64> {
            #expect(result.slot(Scene.created(by: wallet, nonce: nonce), 1) == 0)
            #expect(result.nonce(Scene.created(by: wallet, nonce: nonce)) == 1)
        }
    }

    /// Where creations go depends on how often the creator created before.
    @Test(arguments: [Fork.frontier, .byzantium, .cancun]) func creationsOfOneContractAreNumbered(_ fork: Fork) throws {
        var scene = Scene(fork)
        let runtime = Statement.set(1, .slot(1) + 1)
        let creator = scene.contract(1, .set(.input(0), .create(runtime.initcode)))
        for index in 0..<24 { scene.send(from: scene.person(index), to: creator, words: [UInt256(100 + index)]) }
        let result = try scene.execute()
        for index in 0..<24 {
            let child = Scene.created(by: creator, nonce: UInt64(1 + index))
            #expect(result.slot(creator, UInt256(100 + index)) == child.word)
            #expect(result.after[child]?.code == runtime.code)
        }
        #expect(result.nonce(creator) == 25)
    }

    // MARK: Case 4

    private static let chainLength = 5_000

    private static func chain(recipient: (Int) -> Address) -> Scene {
        var scene = Scene()
        let sender = scene.person(0, nonce: 40)
        for index in 0..<chainLength {
            scene.send(from: sender, to: recipient(index), value: UInt256(index), gas: 21_000)
        }
        return scene
    }

    @Test func oneSendersLongChain() throws {
        let scene = Self.chain { Scene.address(1 + $0 % 10) }
        let result = try scene.execute()
        let count = UInt64(Self.chainLength)
        let fees = Scene.price &* UInt256(21_000 * count)
        let sum = UInt256(count * (count - 1) / 2)
        #expect(result.nonce(Scene.address(0)) == 40 + count)
        #expect(result.balance(Scene.address(0)) == Scene.fortune &- fees &- sum)
        // Recipient 1 + k gets k, k + 10, k + 20, ...
        for k in 0..<10 as Range<UInt64> {
            let payments = count / 10
            #expect(
                result.balance(Scene.address(1 + Int(k))) == UInt256(payments * k + 10 * payments * (payments - 1) / 2))
        }
        #expect(result.balance(scene.feeRecipient) == scene.tip &* UInt256(21_000 * count))
        // Payments of one sender do not conflict.
        #expect(result.conflicts.executions == Self.chainLength)
    }

    @Test(arguments: [1, 2_500, 4_999]) func gapInOneSendersLongChain(_ gap: Int) throws {
        for (change, found) in [(1, 40 + gap + 1), (-1, 40 + gap - 1), (1_000_000, 40 + gap + 1_000_000)] {
            var scene = Self.chain { Scene.address(1 + $0 % 10) }
            for index in gap..<(change == 1 ? Self.chainLength : gap + 1) {
                scene.transactions[index].nonce = UInt64(Int(scene.transactions[index].nonce) + change)
            }
            guard case .invalid(let invalid) = Crew().refusal(scene) else {
                Issue.record("accepted")
                continue
            }
            #expect(invalid.transaction == gap)
            #expect(invalid.rule == .transaction(.nonce))
            #expect((invalid.expected, invalid.found) == ("\(40 + gap)", "\(found)"))
        }
    }

    /// Chains of several senders that pay each other, in an order that has nothing to do with theirs.
    @Test func interleavedChains() throws {
        var scene = Scene()
        let senders = (0..<7).map { scene.person($0, nonce: UInt64($0)) }
        var balances = [UInt256](repeating: Scene.fortune, count: 7)
        for index in 0..<700 {
            let (from, to) = ((index * index + index / 3) % 7, (index * 5 + 2) % 7)
            scene.send(from: senders[from], to: senders[to], value: UInt256(index), gas: 21_000)
            balances[from] = balances[from] &- UInt256(index) &- Scene.price &* 21_000
            balances[to] = balances[to] &+ UInt256(index)
        }
        let result = try scene.execute()
        for index in 0..<7 { #expect(result.balance(senders[index]) == balances[index]) }
        let nonces: UInt64 = senders.reduce(0) { $0 + (result.nonce($1) ?? 0) }
        #expect(nonces == 700 + 21)
    }
}
