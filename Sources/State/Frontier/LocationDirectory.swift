import Primitives

/// Translates a block's numbers back to keys, once the block is done.
package struct LocationDirectory {
    private let source: any StateSource
    private let numbered: (accounts: Int, slots: Int)
    /// Keys that the block numbered itself, by number less those of the source.
    private let extraAccounts: [Address]
    private let extraSlots: [LocationTable.SlotKey]

    init(
        source: any StateSource, numbered: (accounts: Int, slots: Int), extraAccounts: [Address],
        extraSlots: [LocationTable.SlotKey]
    ) {
        self.source = source
        self.numbered = numbered
        self.extraAccounts = extraAccounts
        self.extraSlots = extraSlots
    }

    package func address(of account: UInt32) -> Address {
        let number = Int(account)
        return number < numbered.accounts
            ? source.address(ofNumbered: number) : extraAccounts[number - numbered.accounts]
    }

    package func slot(_ slot: UInt32) -> (address: Address, key: UInt256) {
        let number = Int(slot)
        let (account, key) =
            number < numbered.slots
            ? source.slot(ofNumbered: number)
            : (extraSlots[number - numbered.slots].account, extraSlots[number - numbered.slots].key)
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
}

extension LocationTable {
    /// The translation of all numbers given so far. O(what the source had not numbered).
    package func makeDirectory() -> LocationDirectory {
        var accounts = [Address](repeating: .zero, count: extraAccountCount)
        forEachExtraAccount { address, number in accounts[Int(number) - numbered.accounts] = address }
        var slots = [SlotKey](repeating: SlotKey(account: 0, key: .zero), count: extraSlotCount)
        forEachExtraSlot { key, number in slots[Int(number) - numbered.slots] = key }
        return LocationDirectory(source: source, numbered: numbered, extraAccounts: accounts, extraSlots: slots)
    }
}
