import Chain
import Execution
import Primitives
import TestSupport

/// A random valid block: some people with chains of nonces, some contracts that get into each other's way, a fee recipient that
/// may be any of them, and accounts that come into being and end.
struct RandomBlock {
    let scene: Scene

    private static let people = 8
    private static let contracts = 6
    private static let beaconRoots = Address(
        high: 0x000f_3df6, middle: 0xd732_807e_f131_9fb7, low: 0xb8bb_8522_d0be_ac02)

    init(seed: UInt64, fork: Fork) {
        var code = RandomCode(random: SplitMix64(state: seed), fork: fork, addresses: [])
        var scene = Scene(fork)
        let people = (0..<Self.people).map { scene.person($0) }
        let newcomers = (0..<4).map { Scene.address(100 + $0) }
        let contracts = (0..<Self.contracts).map { Address(high: 0xc0de, middle: 0, low: UInt64($0)) }
        switch code.below(4) {
        case 0: scene.feeRecipient = people[0]
        case 1: scene.feeRecipient = contracts[0]
        default: break
        }
        // Precompiled contracts 2 to 4 are accounts like others to those who pay them.
        let precompiled = (2...4).map { Address(high: 0, middle: 0, low: UInt64($0)) }
        code.addresses =
            contracts + contracts + [people[1], newcomers[0], scene.feeRecipient, code.element(of: precompiled)]
        code.initcodes = Self.initcodes(&code)
        for creator in contracts.prefix(3) {
            for initcode in code.initcodes { code.addresses.append(Scene.created(by: creator, salt: 0, initcode)) }
            code.addresses.append(Scene.created(by: creator, nonce: 1))
        }
        for number in 0..<Self.contracts {
            let storage = (0..<4).filter { _ in code.chance(50) }.map { (UInt256($0), UInt256(1 + $0)) }
            scene.contract(
                UInt64(number), balance: code.chance(70) ? 50 : 0, storage: Dictionary(uniqueKeysWithValues: storage),
                code.program(statements: 5, destroys: 45))
        }
        if code.chance(30) {
            scene.options = .wholeBlock
            // Any contract will do where the protocol leaves the parent beacon block's root (EIP-4788).
            scene.state[Self.beaconRoots] = AccountSnapshot(
                balance: 0, nonce: 1, code: code.program(statements: 3, destroys: 0).code)
            code.addresses.append(Self.beaconRoots)
        }
        if code.chance(30) {
            scene.withdrawals = [Withdrawal(index: 0, validatorIndex: 0, address: newcomers[1], amount: 3)]
        }
        Self.addTransactions(to: &scene, &code, people, newcomers)
        self.scene = scene
    }

    /// Children: one that counts, one that can end, one whose constructor does something, one that ends in its constructor.
    private static func initcodes(_ code: inout RandomCode) -> [[UInt8]] {
        let mortal: Statement = [
            .set(1, .slot(1) + 1), .if(.input(0) % 2 == 1, .selfDestruct(to: .caller)), .return(.slot(1)),
        ]
        return [
            Statement.set(0, .slot(0) + 1).initcode, mortal.initcode,
            code.program(statements: 2, destroys: 0).deploying(code.program(statements: 2, destroys: 50)),
            Statement.selfDestruct(to: .coinbase).code,
        ]
    }

    private static func addTransactions(
        to scene: inout Scene, _ code: inout RandomCode, _ people: [Address], _ newcomers: [Address]
    ) {
        var funded: [Address] = []
        // Some blocks are busy in one place.
        let hot = code.element(of: code.addresses)
        let heat = code.element(of: [0, 20, 60])
        for _ in 0..<12 + code.below(36) {
            let sender = code.chance(10) && !funded.isEmpty ? code.element(of: funded) : code.element(of: people)
            // The first account pays more often than others, in a chain.
            let from = code.chance(15) ? people[0] : sender
            if code.chance(6) {
                let newcomer = code.element(of: newcomers)
                scene.send(from: people[2], to: newcomer, value: 1_000_000_000, gas: 21_000)
                funded.append(newcomer)
                continue
            }
            let recipient: Address? =
                code.chance(6) ? nil : code.chance(heat) ? hot : code.element(of: code.addresses + people)
            let gas = UInt64(code.element(of: [60_000, 120_000, 250_000, 500_000]))
            scene.send(
                from: from, to: recipient, value: code.chance(40) ? UInt256(code.below(5)) : .zero,
                input: recipient == nil ? code.element(of: code.initcodes) : [],
                words: recipient == nil ? [] : (0..<code.below(3)).map { _ in UInt256(code.below(4)) },
                gas: recipient == nil ? 500_000 : gas,
                price: code.chance(15) ? scene.untippedPrice : Scene.price)
            scene.vary(&code)
        }
    }
}

extension Scene {
    /// Turns the newest transaction into one of another kind, sometimes with an access list.
    fileprivate mutating func vary(_ code: inout RandomCode) {
        guard fork >= .berlin, code.chance(30), let last = transactions.indices.last else { return }
        transactions[last].kind = fork >= .london && code.chance(50) ? .dynamicFee : .accessList
        transactions[last].chainID = 1
        transactions[last].accessList = (0..<code.below(3)).map { _ in
            AccessListEntry(
                address: code.element(of: code.addresses), storageKeys: (0..<code.below(3)).map { UInt256($0) })
        }
        // The list costs gas of its own.
        transactions[last].gasLimit += 20_000
    }
}
