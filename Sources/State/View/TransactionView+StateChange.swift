import Primitives

// What the block changed is listed when it is first changed, with what it was until then: nothing has to be read again.
extension TransactionView {
    /// The block's net effect so far. O(changed accounts and slots, times the logarithm of their number for slots of one account).
    package func stateChange() -> StateChange {
        var chains = [SlotChains.Chain](repeating: SlotChains.noSlots, count: accounts.count)
        let slots = changedSlots(&chains)
        var addresses: [Address] = []
        addresses.reserveCapacity(changedAccounts.count)
        for account in changedAccounts.elements { addresses.append(accounts[Int(account.id)].address) }
        let order = HashOrder.positions(of: addresses)
        var changes: [StateChange.AccountChange] = []
        changes.reserveCapacity(order.count)
        for position in order {
            let account = changedAccounts[position]
            if let change = change(of: account, slots: slots.sorted(chains[Int(account.id)])) { changes.append(change) }
        }
        return StateChange(accounts: changes)
    }

    /// Adds each slot that changed to its account's chain.
    private func changedSlots(_ chains: inout [SlotChains.Chain]) -> SlotChains {
        var changed = SlotChains(capacity: changedSlots.count)
        for listed in changedSlots.elements {
            let slot = slots.base + Int(listed.id)
            let account = slot.pointee.account
            let generation = accounts[Int(account)].generation
            guard slot.pointee.generation == generation else { continue }
            guard slot.pointee.value != (generation == 0 ? listed.before : .zero) else { continue }
            let before = generation == 0 ? listed.before : nil
            changed.append(
                .init(key: slot.pointee.key, before: before, value: slot.pointee.value), to: &chains[Int(account)])
            listAsChanged(account)
        }
        return changed
    }

    private func change(
        of account: ChangedAccount, slots: [StateChange.SlotChange]
    ) -> StateChange.AccountChange? {
        let record = accounts.base + Int(account.id)
        let before = account.before
        let hadStorage = record.pointee.hasSourceStorage
        guard record.pointee.exists else {
            return before == nil
                ? nil
                : StateChange.AccountChange(
                    address: record.pointee.address, before: before, after: nil, clearsStorage: hadStorage, slots: [])
        }
        let (balance, nonce, codeHash) = (record.pointee.balance, record.pointee.nonce, record.pointee.codeHash)
        let clearsStorage = hadStorage && record.pointee.generation > 0
        if let before, !clearsStorage, slots.isEmpty, before.balance == balance, before.nonce == nonce,
            before.codeHash == codeHash
        {
            return nil
        }
        let hasNewCode = codeHash != (before?.codeHash ?? Keccak256.ofEmpty)
        let code = hasNewCode ? record.pointee.code.map { $0.takeUnretainedValue().bytes } : nil
        return StateChange.AccountChange(
            address: record.pointee.address, before: before,
            after: .init(balance: balance, nonce: nonce, codeHash: codeHash, newCode: code),
            clearsStorage: clearsStorage, slots: slots)
    }
}
