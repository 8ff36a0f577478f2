import Primitives

/// What SSTORE needs to know of a slot.
package struct SlotAccess: BitwiseCopyable {
    package let id: SlotID
    /// Whether this access was the transaction's first (EIP-2929).
    package let wasCold: Bool
    /// The value before the transaction.
    package let original: UInt256
    package let value: UInt256
}

extension TransactionView {
    /// Replaces the key at `word` by the slot's value; returns whether the slot was cold.
    package func loadStorage(_ account: AccountID, _ word: UnsafeMutablePointer<UInt256>) -> Bool {
        let id = slot(account, word.pointee)
        noteRead(slot: id)
        let isCold = warm(slot: id)
        word.pointee = slots.base[Int(id)].value
        return isCold
    }

    /// Accesses a slot that is about to be written.
    package func accessStorage(_ account: AccountID, _ key: UInt256) -> SlotAccess {
        let id = slot(account, key)
        noteRead(slot: id)
        let isCold = warm(slot: id)
        let record = slots.base + Int(id)
        return SlotAccess(id: id, wasCold: isCold, original: record.pointee.original, value: record.pointee.value)
    }

    package func setStorage(_ id: SlotID, to value: UInt256) {
        let record = slots.base + Int(id)
        record.pointee.changeEpoch = epoch
        if !record.pointee.isListedAsChanged {
            record.pointee.isListedAsChanged = true
            changedSlots.append(ChangedSlot(id: id, before: record.pointee.value))
        }
        journal.append(JournalEntry(kind: .storage, identifier: id, value: record.pointee.value))
        record.pointee.value = value
    }

    /// Makes a slot of an access list warm (EIP-2930).
    package func warmSlot(_ account: AccountID, _ key: UInt256) {
        _ = warm(slot: slot(account, key))
    }

    package func transientValue(_ account: AccountID, _ key: UInt256) -> UInt256 {
        transientSlots.value(account, key)
    }

    package func setTransientValue(_ account: AccountID, _ key: UInt256, to value: UInt256) {
        let (index, old) = transientSlots.set(account, key, to: value)
        journal.append(JournalEntry(kind: .transientStorage, identifier: UInt32(index), value: old))
    }

    private func warm(slot id: SlotID) -> Bool {
        guard tracksWarmth else { return false }
        let record = slots.base + Int(id)
        if record.pointee.warmEpoch == epoch { return false }
        record.pointee.warmEpoch = epoch
        journal.append(JournalEntry(kind: .slotWarmth, identifier: id, value: .zero))
        return true
    }

    @inline(__always)
    private func slot(_ account: AccountID, _ key: UInt256) -> SlotID {
        let hash = keyHash.of(account: account, key: key)
        let found = slotIndex.find(hash) {
            let record = slots.base + Int($0)
            return record.pointee.key == key && record.pointee.account == account
        }
        guard let id = found else { return loadSlot(account, key, hash) }
        if slots.base[Int(id)].epoch != epoch { renew(slot: id) }
        return id
    }

    /// First access in this transaction: what stands is the original value, unless the account was removed meanwhile.
    private func renew(slot id: SlotID) {
        let record = slots.base + Int(id)
        let generation = accounts.base[Int(record.pointee.account)].generation
        if record.pointee.generation != generation {
            record.pointee.generation = generation
            record.pointee.value = .zero
        }
        record.pointee.original = record.pointee.value
        record.pointee.epoch = epoch
        if isInSeries, record.pointee.changeEpoch != 0 {
            noteSeriesRead(id, writer: transactionInSeries(record.pointee.changeEpoch))
        }
    }

    @inline(never)
    private func loadSlot(_ account: AccountID, _ key: UInt256, _ hash: UInt64) -> SlotID {
        if let block = tracking.block { return loadTracked(account, key, hash, block) }
        let owner = accounts.base[Int(account)]
        let hasSource = owner.hasSourceStorage && owner.generation == 0
        let value = hasSource ? source.storage(owner.address, key) : .zero
        let id = SlotID(
            slots.append(
                SlotRecord(
                    key: key, value: value, original: value, account: account, epoch: epoch, warmEpoch: 0,
                    generation: owner.generation)))
        slotIndex.insert(hash, id)
        return id
    }
}
