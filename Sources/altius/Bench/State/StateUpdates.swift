import ArgumentParser
import Chain
import Primitives
import State
import Workloads

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which accounts or slots the blocks of `altius bench state` change.
enum StateUpdateKind: String, CaseIterable, ExpressibleByArgument {
    /// Accounts, each as likely as any other.
    case uniform
    /// Accounts, the n-th likely as n to the power of -1.2.
    case zipf
    /// Slots of one contract.
    case single
}

/// Blocks that change some of many accounts or slots.
struct StateUpdates {
    static let contract = Address(high: 0xc0de, middle: 0, low: 1)
    private static let zipfExponent = 1.2

    let kind: StateUpdateKind
    /// Accounts, or slots of the contract.
    let size: Int
    let changesPerBlock: Int
    private var random: SplitMix64
    private var nonce: UInt64 = 1

    init(_ kind: StateUpdateKind, size: Int, changesPerBlock: Int, seed: UInt64) {
        self.kind = kind
        self.size = size
        self.changesPerBlock = changesPerBlock
        random = SplitMix64(seed: seed)
    }

    /// Every account before the first block.
    static let account = AccountState(
        balance: UInt256(1_000_000 as UInt64), nonce: 1, codeHash: Keccak256.ofEmpty, hasStorage: false)

    /// What the next block changes: indices of accounts or slots, each once, ascending.
    mutating func nextLocations() -> [Int] {
        var chosen = Set<Int>()
        for _ in 0..<changesPerBlock { chosen.insert(kind == .zipf ? drawZipf() : random.below(size)) }
        return chosen.sorted()
    }

    /// The change of a block to these locations.
    mutating func nextChange(_ locations: [Int]) -> StateChange {
        nonce += 1
        if kind == .single {
            return change(ofContract: locations.map { ($0, UInt256(random.next() | 1)) })
        }
        let addresses = locations.map(Self.address).sorted()
        return StateChange(accounts: addresses.map { account($0, balance: UInt256(random.next())) })
    }

    /// Spread, so that their order is not that of their numbers.
    static func address(_ index: Int) -> Address {
        Address(high: 1, middle: UInt64(index) &* 0x9e37_79b9_7f4a_7c15, low: UInt64(index))
    }

    static func slot(_ index: Int) -> UInt256 { UInt256(UInt64(index)) }

    private func account(_ address: Address, balance: UInt256) -> StateChange.AccountChange {
        .init(
            address: address,
            after: .init(balance: balance, nonce: nonce, codeHash: Keccak256.ofEmpty, newCode: nil),
            clearsStorage: false, slots: [])
    }

    private func change(ofContract slots: [(Int, UInt256)]) -> StateChange {
        let after = Self.account
        return StateChange(accounts: [
            .init(
                address: Self.contract,
                after: .init(
                    balance: after.balance, nonce: after.nonce, codeHash: after.codeHash, newCode: nil),
                clearsStorage: false, slots: slots.map { .init(key: Self.slot($0.0), value: $0.1) })
        ])
    }

    /// By inversion of the continuous distribution.
    private mutating func drawZipf() -> Int {
        let point = Double(random.next() >> 11) / Double(1 << 53 as UInt64)
        let power = 1 - Self.zipfExponent
        let rank = pow((pow(Double(size + 1), power) - 1) * point + 1, 1 / power)
        return min(max(Int(rank) - 1, 0), size - 1)
    }
}
