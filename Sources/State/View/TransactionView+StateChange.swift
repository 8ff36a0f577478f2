import Primitives

extension TransactionView {
    /// The block's net effect so far. O(changed accounts and slots, times the logarithm of their number).
    package func stateChange() -> StateChange {
        var slotsByAccount: [AccountID: [StateChange.SlotChange]] = [:]
        for i in 0..<changedSlots.count {
            let slot = slots[Int(changedSlots[i])]
            let owner = accounts[Int(slot.account)]
            guard slot.generation == owner.generation else { continue }
            let before =
                owner.hasSourceStorage && owner.generation == 0 ? source.storage(owner.address, slot.key) : .zero
            if slot.value != before {
                slotsByAccount[slot.account, default: []].append(.init(key: slot.key, value: slot.value))
                listAsChanged(slot.account)
            }
        }
        var changes: [StateChange.AccountChange] = []
        for i in 0..<changedAccounts.count {
            let id = changedAccounts[i]
            let slots = (slotsByAccount[id] ?? []).sorted { $0.key < $1.key }
            if let change = change(of: id, slots: slots) { changes.append(change) }
        }
        return StateChange(accounts: changes.sorted { $0.address < $1.address })
    }

    private func change(of id: AccountID, slots: [StateChange.SlotChange]) -> StateChange.AccountChange? {
        let record = accounts[Int(id)]
        let before = source.account(record.address)
        guard record.exists else {
            return before == nil
                ? nil
                : StateChange.AccountChange(
                    address: record.address, after: nil, clearsStorage: record.hasSourceStorage, slots: [])
        }
        let clearsStorage = record.hasSourceStorage && record.generation > 0
        if let before, !clearsStorage, slots.isEmpty, before.balance == record.balance, before.nonce == record.nonce,
            before.codeHash == record.codeHash
        {
            return nil
        }
        let hasNewCode = record.codeHash != (before?.codeHash ?? Keccak256.ofEmpty)
        let code = hasNewCode ? record.code.map { $0.takeUnretainedValue().bytes } : nil
        return StateChange.AccountChange(
            address: record.address,
            after: .init(balance: record.balance, nonce: record.nonce, codeHash: record.codeHash, newCode: code),
            clearsStorage: clearsStorage, slots: slots)
    }
}
