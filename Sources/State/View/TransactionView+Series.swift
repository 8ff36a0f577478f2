import Primitives

// Running some transactions one by one from the committed state, with records that last for the series: as fast as a block that
// runs one by one. Of what they read of the block's own writes, storage alone is noted.
extension TransactionView {
    /// Begins a series; the view's thread must own the committed state until `endSeries`.
    ///
    /// - Parameters:
    ///   - index: of the first transaction; all that run now follow it one by one.
    ///   - count: about how many transactions will run.
    package func beginSeries(at index: Int, count: Int) {
        isTracking = false
        isInSeries = true
        tracking.isAtFrontier = true
        tracking.seriesEpoch = epoch
        tracking.seriesStart = index
        startOver()
        accountIndex.startOver(expecting: 2 * count)
        slotIndex.startOver(expecting: 2 * count)
    }

    /// Says that these accounts are about to be accessed.
    package func prefetch(_ addresses: UnsafeBufferPointer<Address>) {
        guard let frontier = tracking.block?.frontier else { return }
        source.prefetch(addresses) { number in
            if isInSeries { frontier._withUnsafeGuaranteedRef { $0.prefetch(account: number) } }
        }
    }

    /// How often the transaction that just ended read what an earlier one wrote.
    package var seriesReadCount: Int { tracking.seriesReads.count }

    package func seriesRead(_ position: Int) -> Dependency { tracking.seriesReads[position] }

    /// Ends the series and puts what it changed into the committed state. O(accounts and slots changed).
    package func endSeries() {
        guard let frontier = tracking.block?.frontier else { preconditionFailure("a series is part of a block") }
        frontier._withUnsafeGuaranteedRef { frontier in
            for i in 0..<changedAccounts.count { commit(account: changedAccounts[i].id, to: frontier) }
            for i in 0..<changedSlots.count { commit(slot: changedSlots[i].id, to: frontier) }
        }
        startOver()
        isInSeries = false
        tracking.isAtFrontier = false
        isTracking = true
    }

    private func commit(account id: AccountID, to frontier: FrontierState) {
        let record = accounts.base + Int(id)
        let track = tracking.accounts.base + Int(id)
        let account = frontier.list(track.pointee.number)
        let writer = 1 + transactionInSeries(record.pointee.changeEpoch)
        account.pointee.balance = record.pointee.balance
        account.pointee.exists = record.pointee.exists
        account.pointee.balanceWriter = writer
        let wasRemoved = record.pointee.generation != track.pointee.startGeneration
        if wasRemoved || record.pointee.nonce != track.pointee.startNonce {
            account.pointee.nonce = record.pointee.nonce
            account.pointee.nonceWriter = writer
        }
        guard wasRemoved || record.pointee.codeHash != track.pointee.startCodeHash else { return }
        account.pointee.generation = record.pointee.generation
        account.pointee.codeWriter = writer
        let hasCode = record.pointee.codeHash != Keccak256.ofEmpty
        frontier.codes[track.pointee.number] =
            hasCode ? CodeEffect(hash: record.pointee.codeHash, code: record.pointee.code) : nil
    }

    private func commit(slot id: SlotID, to frontier: FrontierState) {
        let record = slots.base + Int(id)
        let account = tracking.accounts.base[Int(record.pointee.account)].number
        let slot = frontier.list(slot: tracking.slots.base[Int(id)].number, account: account)
        slot.pointee.writer = 1 + transactionInSeries(record.pointee.changeEpoch)
        slot.pointee.generation = record.pointee.generation
        slot.pointee.value = record.pointee.value
    }

    /// The index of the transaction of the series that ran in `epoch`.
    func transactionInSeries(_ epoch: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: tracking.seriesStart) &+ (epoch &- tracking.seriesEpoch &- 1)
    }

    func noteSeriesRead(_ id: SlotID, writer: UInt32) {
        tracking.seriesReads.append(
            Dependency(
                location: tracking.slots.base[Int(id)].number, field: .storage, writer: writer, isConflict: false))
    }
}
