import Chain
import Primitives

/// A state held wholly in memory: the pre-state of a block folder, or of a test.
///
/// Unsafe: `@unchecked Sendable` because the indices hold raw memory; they are filled in `init` and only read afterwards.
package final class MemoryState: StateSource, @unchecked Sendable {
    private let accountIndex: HashIndex
    private let addresses: [Address]
    private let accounts: [AccountState]
    private let slotIndex: HashIndex
    private let slots: [(account: UInt32, key: UInt256, value: UInt256)]
    private let codes: [Hash256: Code]

    /// - Complexity: O(accounts + slots + bytes of code not seen before).
    package init(_ snapshot: StateSnapshot) {
        var accountIndex = HashIndex(minimumCapacity: snapshot.accounts.count)
        var slotIndex = HashIndex(minimumCapacity: snapshot.accounts.values.reduce(0) { $0 + $1.storage.count })
        var addresses: [Address] = []
        var accounts: [AccountState] = []
        var slots: [(account: UInt32, key: UInt256, value: UInt256)] = []
        var codes: [Hash256: Code] = [:]
        for (address, account) in snapshot.accounts {
            let id = UInt32(accounts.count)
            accountIndex.insert(KeyHash.hash(address), id)
            addresses.append(address)
            var hasStorage = false
            for (key, value) in account.storage where !value.isZero {
                slotIndex.insert(KeyHash.hash(account: id, key: key), UInt32(slots.count))
                slots.append((id, key, value))
                hasStorage = true
            }
            accounts.append(
                AccountState(
                    balance: account.balance, nonce: account.nonce, codeHash: account.codeHash, hasStorage: hasStorage))
            if !account.code.isEmpty, codes[account.codeHash] == nil {
                codes[account.codeHash] = CodeCache.shared.code(account.code, hash: account.codeHash)
            }
        }
        self.accountIndex = accountIndex
        self.addresses = addresses
        self.accounts = accounts
        self.slotIndex = slotIndex
        self.slots = slots
        self.codes = codes
    }

    deinit {
        accountIndex.deallocate()
        slotIndex.deallocate()
    }

    package func account(_ address: Address) -> AccountState? {
        find(address).map { accounts[Int($0)] }
    }

    package func storage(_ address: Address, _ slot: UInt256) -> UInt256 {
        guard let account = find(address) else { return .zero }
        return findSlot(slot, of: account).map { slots[Int($0)].value } ?? .zero
    }

    package func code(_ hash: Hash256) -> Code? { codes[hash] }

    package var numbered: (accounts: Int, slots: Int) { (accounts.count, slots.count) }

    package func locateAccount(_ address: Address) -> (state: AccountState?, number: UInt32?) {
        guard let number = find(address) else { return (nil, nil) }
        return (accounts[Int(number)], number)
    }

    package func locateSlot(_ slot: UInt256, of account: UInt32, _ address: Address) -> (
        value: UInt256, number: UInt32?
    ) {
        guard account < accounts.count, let number = findSlot(slot, of: account) else { return (.zero, nil) }
        return (slots[Int(number)].value, number)
    }

    private func find(_ address: Address) -> UInt32? {
        accountIndex.find(KeyHash.hash(address)) { addresses[Int($0)] == address }
    }

    package func address(ofNumbered account: Int) -> Address { addresses[account] }

    package func slot(ofNumbered slot: Int) -> (account: UInt32, key: UInt256) {
        (slots[slot].account, slots[slot].key)
    }

    private func findSlot(_ slot: UInt256, of account: UInt32) -> UInt32? {
        slotIndex.find(KeyHash.hash(account: account, key: slot)) {
            slots[Int($0)].account == account && slots[Int($0)].key == slot
        }
    }
}
