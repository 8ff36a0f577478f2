import CProcessor
import Chain
import Primitives

/// A state held wholly in memory: the pre-state of a block folder, or of a test.
///
/// Unsafe: `@unchecked Sendable` because indices and records are raw memory; they are filled in `init` and only read afterwards.
package final class MemoryState: StateSource, @unchecked Sendable {
    /// One account in two cache lines: reading one that has not been read for a while is most of the cost of a payment.
    private struct Account: BitwiseCopyable {
        let address: Address
        let state: AccountState
        private let padding: (UInt64, UInt64, UInt64) = (0, 0, 0)

        init(_ address: Address, _ state: AccountState) {
            self.address = address
            self.state = state
        }

        static let stride = 128
    }

    private struct Slot: BitwiseCopyable {
        let account: UInt32
        let key: UInt256
        let value: UInt256
    }

    private let keyHash = KeyHash()
    private let accountIndex: HashIndex
    private let accounts: UnsafeMutablePointer<Account>
    private let accountCount: Int
    private let slotIndex: HashIndex
    private let slots: RecordArray<Slot>
    private let codes: [Hash256: Code]

    /// - Complexity: O(accounts + slots + bytes of code not seen before).
    package init(_ snapshot: StateSnapshot) {
        precondition(MemoryLayout<Account>.stride == Account.stride)
        let slotCount = snapshot.accounts.values.reduce(0) { $0 + $1.storage.count }
        var accountIndex = HashIndex(minimumCapacity: snapshot.accounts.count)
        var slotIndex = HashIndex(minimumCapacity: slotCount)
        let accounts = UnsafeMutableRawPointer.allocate(
            byteCount: max(snapshot.accounts.count, 1) * Account.stride, alignment: Account.stride
        ).bindMemory(to: Account.self, capacity: max(snapshot.accounts.count, 1))
        var slots = RecordArray<Slot>(minimumCapacity: max(slotCount, 1))
        var codes: [Hash256: Code] = [:]
        for (id, (address, account)) in snapshot.accounts.enumerated() {
            accountIndex.insert(keyHash.of(address), UInt32(id))
            var hasStorage = false
            // Zero slots too: what is listed is about to be accessed, and has a number then.
            for (key, value) in account.storage {
                slotIndex.insert(keyHash.of(account: UInt32(id), key: key), UInt32(slots.count))
                slots.append(Slot(account: UInt32(id), key: key, value: value))
                if !value.isZero { hasStorage = true }
            }
            let state = AccountState(
                balance: account.balance, nonce: account.nonce, codeHash: account.codeHash, hasStorage: hasStorage)
            (accounts + id).initialize(to: Account(address, state))
            if !account.code.isEmpty, codes[account.codeHash] == nil {
                codes[account.codeHash] = CodeCache.shared.code(account.code, hash: account.codeHash)
            }
        }
        self.accountIndex = accountIndex
        self.accounts = accounts
        accountCount = snapshot.accounts.count
        self.slotIndex = slotIndex
        self.slots = slots
        self.codes = codes
    }

    deinit {
        accountIndex.deallocate()
        accounts.deallocate()
        slotIndex.deallocate()
        slots.deallocate()
    }

    package func account(_ address: Address) -> AccountState? {
        find(address).map { accounts[Int($0)].state }
    }

    package func storage(_ address: Address, _ slot: UInt256) -> UInt256 {
        guard let account = find(address) else { return .zero }
        return findSlot(slot, of: account).map { slots.base[Int($0)].value } ?? .zero
    }

    package func code(_ hash: Hash256) -> Code? { codes[hash] }

    private func find(_ address: Address) -> UInt32? {
        accountIndex.find(keyHash.of(address)) { accounts[Int($0)].address == address }
    }

    private func findSlot(_ slot: UInt256, of account: UInt32) -> UInt32? {
        slotIndex.find(keyHash.of(account: account, key: slot)) {
            let record = slots.base + Int($0)
            return record.pointee.key == slot && record.pointee.account == account
        }
    }
}

// MARK: Numbers

extension MemoryState {
    package var numbered: (accounts: Int, slots: Int) { (accountCount, slots.count) }

    package func locateAccount(_ address: Address) -> (state: AccountState?, number: UInt32?) {
        guard let number = find(address) else { return (nil, nil) }
        return (accounts[Int(number)].state, number)
    }

    package func locateSlot(_ slot: UInt256, of account: UInt32, _ address: Address) -> (
        value: UInt256, number: UInt32?
    ) {
        guard account < accountCount, let number = findSlot(slot, of: account) else { return (.zero, nil) }
        return (slots.base[Int(number)].value, number)
    }

    package func address(ofNumbered account: Int) -> Address { accounts[account].address }

    package func state(ofNumbered account: Int) -> AccountState { accounts[account].state }

    package func slot(ofNumbered slot: Int) -> (account: UInt32, key: UInt256) {
        (slots[slot].account, slots[slot].key)
    }

    package func value(ofNumbered slot: Int) -> UInt256 { slots[slot].value }

    /// So many accounts stay in a core's own cache, once read.
    private static let cachedCount = 2_048

    /// First all index lines, then all records: each pass has its cache misses at the same time.
    package func prefetch(_ addresses: UnsafeBufferPointer<Address>, found: (UInt32) -> Void) {
        guard accountCount > Self.cachedCount else { return }
        for address in addresses { accountIndex.prefetch(keyHash.of(address)) }
        for address in addresses {
            guard let account = accountIndex.guess(keyHash.of(address)) else { continue }
            found(account)
            prefetch_line(accounts + Int(account))
            prefetch_line(UnsafeRawPointer(accounts + Int(account)) + 64)
        }
    }
}
