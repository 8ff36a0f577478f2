import Chain
import Primitives
import State
import TestSupport

/// A state as a plain dictionary, and random blocks on it: the oracle of the sharded one.
package struct StateModel {
    package private(set) var snapshot = StateSnapshot()
    private var random: SplitMix64
    private let addresses: [Address]

    /// - Parameter accounts: how many addresses there are in all; few make accounts come and go often.
    package init(seed: UInt64, accounts: Int) {
        random = SplitMix64(state: seed)
        var addresses: [Address] = []
        for _ in 0..<accounts { addresses.append(Address(high: 7, middle: random.next(), low: random.next())) }
        self.addresses = addresses
    }

    /// The net change of a block that touches about `count` accounts, which is applied to the model too: new accounts, changed
    /// ones, new code, slots set and cleared, removals, and removals with a new account at the same address.
    package mutating func nextBlock(_ count: Int) -> StateChange {
        var touched = Set<Address>()
        for _ in 0..<count { touched.insert(addresses[below(addresses.count)]) }
        var changes: [StateChange.AccountChange] = []
        for address in touched.sorted() {
            if let change = change(of: address) { changes.append(change) }
        }
        return StateChange(accounts: changes)
    }

    private mutating func change(of address: Address) -> StateChange.AccountChange? {
        let before = snapshot[address]
        let choice = below(10)
        if choice == 0 {
            guard let before else { return nil }
            snapshot[address] = nil
            return .init(address: address, after: nil, clearsStorage: !before.storage.isEmpty, slots: [])
        }
        let isNew = before == nil || choice == 1
        var account = isNew ? AccountSnapshot(balance: .zero) : before ?? AccountSnapshot(balance: .zero)
        account.balance = UInt256(random.next(), random.next() >> 32, 0, 0)
        account.nonce += 1
        var newCode: [UInt8]?
        if isNew, below(2) == 0 {
            let code = (0...below(40)).map { UInt8($0) }
            account.code = code
            account.codeHash = Keccak256.hash(code)
            newCode = code
        }
        var slots: [UInt256: UInt256] = [:]
        for _ in 0..<[0, 0, 1, 3, 30][below(5)] {
            let key = UInt256(UInt64(below(40)))
            let value = below(3) == 0 ? UInt256.zero : UInt256(random.next() >> (8 * UInt64(below(8))))
            if (account.storage[key] ?? .zero) == value {
                slots[key] = nil
            } else {
                slots[key] = value
            }
        }
        for (key, value) in slots { account.storage[key] = value.isZero ? nil : value }
        snapshot[address] = account
        return .init(
            address: address,
            after: .init(
                balance: account.balance, nonce: account.nonce, codeHash: account.codeHash, newCode: newCode),
            clearsStorage: isNew && before.map { !$0.storage.isEmpty } ?? false,
            slots: slots.map { .init(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key })
    }

    private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
}
