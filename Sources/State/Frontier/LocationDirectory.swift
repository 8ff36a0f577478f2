import CProcessor
import Primitives

/// Translates a block's numbers back to keys, once the block is done, and knows what was there before the block: what executions have
/// asked the state's source is not asked again.
///
/// Unsafe: looks into the memory of the block's table without its locks, which would be most of the time. It is good until another
/// location is numbered, or the table's memory serves another block.
package struct LocationDirectory {
    /// Keeps the memory alive.
    private let table: LocationTable
    private let source: any StateSource
    private let numbered: (accounts: Int, slots: Int)
    private let accounts: [RecordArray<LocationTable.Account>]
    private let slots: [RecordArray<LocationTable.Slot>]

    init(_ table: LocationTable) {
        self.table = table
        source = table.source
        numbered = table.numbered
        accounts = table.ownAccounts
        slots = table.ownSlots
    }

    package func address(of account: UInt32) -> Address {
        let number = Int(account)
        guard number >= numbered.accounts else { return source.address(ofNumbered: number) }
        return own(account: number).pointee.address
    }

    package func slot(_ slot: UInt32) -> (address: Address, key: UInt256) {
        let (account, key) = ownerAndKey(ofSlot: slot)
        return (address(of: account), key)
    }

    package func location(_ number: UInt32, _ field: Dependency.Field) -> Location {
        switch field {
        case .balance: return Location(address(of: number), .balance)
        case .nonce: return Location(address(of: number), .nonce)
        case .code: return Location(address(of: number), .code)
        case .storage:
            let (address, key) = slot(number)
            return Location(address, .storage(key))
        }
    }

    /// What the location held before the block, code by its hash.
    package func valueBefore(_ number: UInt32, _ field: Dependency.Field) -> UInt256 {
        switch field {
        case .balance: state(of: number)?.balance ?? .zero
        case .nonce: UInt256(state(of: number)?.nonce ?? 0)
        case .code: (state(of: number)?.codeHash ?? Keccak256.ofEmpty).word
        case .storage: keyAndValue(ofSlot: number).value
        }
    }

    /// The account before the block.
    @inline(__always)
    func state(of account: UInt32) -> AccountState? {
        let number = Int(account)
        guard number >= numbered.accounts else { return source.state(ofNumbered: number) }
        return own(account: number).pointee.state
    }

    /// The key, and what the slot held before the block.
    func keyAndValue(ofSlot slot: UInt32) -> (key: UInt256, value: UInt256) {
        let number = Int(slot)
        guard number >= numbered.slots else {
            return (source.slot(ofNumbered: number).key, source.value(ofNumbered: number))
        }
        let own = own(slot: number)
        return (own.pointee.key, own.pointee.value)
    }

    /// Fetches what `state` looks at from memory.
    func prefetch(account: UInt32) {
        guard Int(account) >= numbered.accounts else { return }
        prefetch_line(UnsafeRawPointer(own(account: Int(account))) + MemoryLayout<LocationTable.Account>.size - 1)
    }

    /// Fetches what `keyAndValue` looks at from memory.
    func prefetch(slot: UInt32) {
        guard Int(slot) >= numbered.slots else { return }
        let own = own(slot: Int(slot))
        prefetch_line(own)
        prefetch_line(UnsafeRawPointer(own) + MemoryLayout<LocationTable.Slot>.size - 1)
    }

    private func ownerAndKey(ofSlot slot: UInt32) -> (account: UInt32, key: UInt256) {
        let number = Int(slot)
        guard number >= numbered.slots else { return source.slot(ofNumbered: number) }
        let own = own(slot: number)
        return (own.pointee.account, own.pointee.key)
    }

    @inline(__always)
    private func own(account number: Int) -> UnsafeMutablePointer<LocationTable.Account> {
        let own = number - numbered.accounts
        return accounts[own % LocationTable.shardCount].base + own / LocationTable.shardCount
    }

    @inline(__always)
    private func own(slot number: Int) -> UnsafeMutablePointer<LocationTable.Slot> {
        let own = number - numbered.slots
        return slots[own % LocationTable.shardCount].base + own / LocationTable.shardCount
    }
}

extension LocationTable {
    /// The translation of all numbers given so far. O(1).
    package func makeDirectory() -> LocationDirectory { LocationDirectory(self) }
}
