import Primitives

extension FrontierState {
    /// The net effect of what was committed. Once per block.
    ///
    /// - Parameter directory: of all that the block accessed.
    /// - Complexity: O(locations written), times the logarithm of their number for slots of one account.
    package func stateChange(_ directory: LocationDirectory) -> StateChange {
        let slots = changedSlots(directory)
        var addresses: [Address] = []
        addresses.reserveCapacity(writtenAccounts.count)
        for number in writtenAccounts.elements {
            prefetch(account: number)
            directory.prefetch(account: number)
            addresses.append(directory.address(of: number))
        }
        let order = HashOrder.positions(of: addresses)
        var changes: [StateChange.AccountChange] = []
        changes.reserveCapacity(order.count)
        for position in order {
            let number = writtenAccounts[position]
            let slots = slots.sorted(accounts[Int(number)].changedSlots)
            append(number, addresses[position], from: directory.state(of: number), slots: slots, to: &changes)
        }
        return StateChange(accounts: changes)
    }

    /// Where slots are looked at in the order of their first commit, memory is told of each so many slots before.
    private static let slotsAhead = 8

    /// Notes with each account which of its slots changed.
    private func changedSlots(_ directory: LocationDirectory) -> SlotChains {
        var changed = SlotChains(capacity: writtenSlots.count)
        for (position, number) in writtenSlots.elements.enumerated() {
            if position + Self.slotsAhead < writtenSlots.count {
                let ahead = writtenSlots[position + Self.slotsAhead]
                prefetch(slot: ahead)
                directory.prefetch(slot: ahead)
            }
            let slot = slots + Int(number)
            let generation = accounts[Int(slot.pointee.account)].generation
            guard slot.pointee.generation == generation else { continue }
            let (key, before) = directory.keyAndValue(ofSlot: number)
            let value = slot.pointee.value
            guard value != (generation == 0 ? before : .zero) else { continue }
            changed.append(
                .init(key: key, before: generation == 0 ? before : nil, value: value),
                to: &list(slot.pointee.account).pointee.changedSlots)
        }
        return changed
    }

    /// Appends the change of an account, if there is any; in place, since one is larger than what there is to compute for it.
    @inline(__always)
    private func append(
        _ number: UInt32, _ address: Address, from before: AccountState?, slots: [StateChange.SlotChange],
        to changes: inout [StateChange.AccountChange]
    ) {
        let account = accounts + Int(number)
        let hadStorage = before?.hasStorage ?? false
        let exists = account.pointee.balanceWriter != 0 ? account.pointee.exists : before != nil
        guard exists else {
            if before != nil {
                changes.append(
                    .init(address: address, before: before, after: nil, clearsStorage: hadStorage, slots: []))
            }
            return
        }
        let balance = account.pointee.balanceWriter != 0 ? account.pointee.balance : before?.balance ?? .zero
        let nonce = account.pointee.nonceWriter != 0 ? account.pointee.nonce : before?.nonce ?? 0
        let codeBefore = before?.codeHash ?? Keccak256.ofEmpty
        let code = account.pointee.codeWriter != 0 ? codes[number] : nil
        let codeHash = account.pointee.codeWriter != 0 ? code?.hash ?? Keccak256.ofEmpty : codeBefore
        let clearsStorage = hadStorage && account.pointee.generation > 0
        if let before, !clearsStorage, slots.isEmpty, before.balance == balance, before.nonce == nonce,
            before.codeHash == codeHash
        {
            return
        }
        let newCode = codeHash != codeBefore ? code?.code?.takeUnretainedValue().bytes : nil
        changes.append(
            .init(
                address: address, before: before,
                after: .init(balance: balance, nonce: nonce, codeHash: codeHash, newCode: newCode),
                clearsStorage: clearsStorage, slots: slots))
    }
}
