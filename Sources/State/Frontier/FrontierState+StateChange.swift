import Primitives

extension FrontierState {
    /// The net effect of what was committed. O(locations written, times the logarithm of their number).
    package func stateChange(_ directory: LocationDirectory, source: any StateSource) -> StateChange {
        var slotsByAccount: [UInt32: [StateChange.SlotChange]] = [:]
        for i in 0..<writtenSlots.count {
            let number = writtenSlots[i]
            let slot = slots[Int(number)]
            let generation = accounts[Int(slot.account)].generation
            guard slot.generation == generation else { continue }
            let (address, key) = directory.slot(number)
            let before = generation == 0 ? source.storage(address, key) : .zero
            if slot.value != before {
                slotsByAccount[slot.account, default: []].append(.init(key: key, value: slot.value))
            }
        }
        var changes: [StateChange.AccountChange] = []
        var numbers = Set(slotsByAccount.keys)
        for i in 0..<writtenAccounts.count { numbers.insert(writtenAccounts[i]) }
        for number in numbers {
            let slots = (slotsByAccount[number] ?? []).sorted { $0.key < $1.key }
            if let change = change(of: number, directory.address(of: number), slots: slots, source: source) {
                changes.append(change)
            }
        }
        return StateChange(accounts: changes.sorted { $0.address < $1.address })
    }

    private func change(
        of number: UInt32, _ address: Address, slots: [StateChange.SlotChange], source: any StateSource
    ) -> StateChange.AccountChange? {
        let before = source.account(address)
        let account = accounts[Int(number)]
        let hadStorage = before?.hasStorage ?? false
        let exists = account.balanceWriter != 0 ? account.exists : before != nil
        guard exists else {
            guard before != nil else { return nil }
            return StateChange.AccountChange(address: address, after: nil, clearsStorage: hadStorage, slots: [])
        }
        let balance = account.balanceWriter != 0 ? account.balance : before?.balance ?? .zero
        let nonce = account.nonceWriter != 0 ? account.nonce : before?.nonce ?? 0
        let codeBefore = before?.codeHash ?? Keccak256.ofEmpty
        let codeHash = account.codeWriter != 0 ? codes[number]?.hash ?? Keccak256.ofEmpty : codeBefore
        let clearsStorage = hadStorage && account.generation > 0
        if let before, !clearsStorage, slots.isEmpty, before.balance == balance, before.nonce == nonce,
            before.codeHash == codeHash
        {
            return nil
        }
        let newCode = codeHash != codeBefore ? codes[number]?.code?.takeUnretainedValue().bytes : nil
        return StateChange.AccountChange(
            address: address,
            after: .init(balance: balance, nonce: nonce, codeHash: codeHash, newCode: newCode),
            clearsStorage: clearsStorage, slots: slots)
    }
}
