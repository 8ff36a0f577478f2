import Chain
import Primitives

/// What a virtual machine sees of the state while it runs a transaction: reads, journaled writes, warm sets, logs, refunds.
///
/// One view serves one block after another on one thread. It keeps every account and slot accessed under a dense identifier, so
/// an access after the first is one probe of an index. One by one, records last for the block, and a transaction starts by
/// counting `epoch` up: its marks (warm, created, original value) count only while their epoch is the current one. Out of order,
/// every transaction starts with no records at all, so that those of one transaction stay in the innermost cache. Nothing is
/// allocated per transaction in steady state.
///
/// Not thread-safe. Unsafe memory inside (`RecordArray`, `HashIndex`) is owned by the view and freed with it.
package final class TransactionView {
    /// The state before the block.
    package private(set) var source: any StateSource

    let keyHash = KeyHash()
    var accounts = RecordArray<AccountRecord>(minimumCapacity: 1024)
    var accountIndex = HashIndex()
    var slots = RecordArray<SlotRecord>(minimumCapacity: 4096)
    var slotIndex = HashIndex(minimumCapacity: 2048)
    var transientSlots = TransientStorage()
    var journal = RecordArray<JournalEntry>(minimumCapacity: 1024)
    var logs = LogArena()

    /// Accounts and slots that any transaction of the block wrote, for the block's state change.
    var changedAccounts = RecordArray<ChangedAccount>(minimumCapacity: 256)
    var changedSlots = RecordArray<ChangedSlot>(minimumCapacity: 1024)
    /// Accounts that may have to go when the transaction ends.
    var removalCandidates = RecordArray<AccountID>()
    /// Keeps codes alive that accounts refer to.
    var retainedCodes: [Code] = []

    /// Gas to be refunded when the transaction ends, before the bound.
    package private(set) var refund: Int64 = 0
    /// A code hash that `source` has no code for, if one was needed: the block cannot be executed.
    package internal(set) var missingCode: Hash256?

    /// Whether transactions run out of order and their accesses are kept in `tracking`.
    var isTracking = false
    /// Whether records last for a series of transactions that run one by one from the committed state.
    var isInSeries = false
    var tracking = AccessTracking()
    /// Keeps alive what `tracking.block` refers to.
    var trackedBlock: (LocationTable, FrontierState, EffectArena)?

    /// Counts transactions, from 1.
    var epoch: UInt32 = 0
    /// Whether accounts and slots are cold at first (EIP-2929).
    var tracksWarmth = false
    /// Addresses 1 to this are always warm.
    var precompileCount: UInt64 = 0
    /// Always warm too.
    var warmAddress: Address?

    package init(source: any StateSource) {
        self.source = source
    }

    deinit {
        accounts.deallocate()
        accountIndex.deallocate()
        slots.deallocate()
        slotIndex.deallocate()
        transientSlots.deallocate()
        journal.deallocate()
        logs.deallocate()
        changedAccounts.deallocate()
        changedSlots.deallocate()
        removalCandidates.deallocate()
        tracking.deallocate()
    }
}

// MARK: Blocks and transactions

extension TransactionView {
    /// Forgets everything and reads from `source` from now on.
    package func reset(to source: any StateSource) {
        self.source = source
        accounts.truncate(to: 0)
        accountIndex.removeAll()
        slots.truncate(to: 0)
        slotIndex.removeAll()
        transientSlots.removeAll()
        logs.truncate(entries: 0, data: 0)
        changedAccounts.truncate(to: 0)
        changedSlots.truncate(to: 0)
        retainedCodes.removeAll(keepingCapacity: true)
        missingCode = nil
        isTracking = false
        isInSeries = false
        tracking.block = nil
        trackedBlock = nil
        epoch = 0
        beginTransaction()
    }

    /// Sets what is warm by rule.
    ///
    /// - Parameters:
    ///   - tracksWarmth: whether accounts and slots are cold at first (EIP-2929).
    ///   - precompileCount: addresses 1 to this are precompiled contracts, hence always warm.
    ///   - warmAddress: is always warm too: the fee recipient, with EIP-3651.
    package func beginBlock(tracksWarmth: Bool, precompileCount: Int, warmAddress: Address? = nil) {
        self.tracksWarmth = tracksWarmth
        self.warmAddress = warmAddress
        self.precompileCount = UInt64(precompileCount)
    }

    /// Starts a transaction: everything cold, nothing to undo.
    package func beginTransaction() {
        epoch &+= 1
        refund = 0
        journal.truncate(to: 0)
        removalCandidates.truncate(to: 0)
        transientSlots.removeAll()
        if isTracking { startOver() }
        if isInSeries { tracking.seriesReads.truncate(to: 0) }
    }

    /// Forgets the records of the transaction, or series, before.
    func startOver() {
        accounts.truncate(to: 0)
        accountIndex.startOver()
        slots.truncate(to: 0)
        slotIndex.startOver()
        changedAccounts.truncate(to: 0)
        changedSlots.truncate(to: 0)
        tracking.beginTransaction()
        // What an attempt lacked that was not to be, the next one need not lack.
        missingCode = nil
    }

    /// Ends a transaction: destroyed accounts go, and with EIP-161 touched empty ones.
    package func finishTransaction(removingEmptyAccounts: Bool) {
        for i in 0..<removalCandidates.count {
            let id = removalCandidates[i]
            let record = accounts.base + Int(id)
            let marks = record.pointee.marks
            let isGone =
                marks.contains(.destroyed)
                || (removingEmptyAccounts && marks.contains(.touched) && marks.contains(.exists)
                    && record.pointee.isEmpty)
            if isGone { remove(id) }
        }
        removalCandidates.truncate(to: 0)
    }

    private func remove(_ id: AccountID) {
        listAsChanged(id)
        let record = accounts.base + Int(id)
        record.pointee.balance = .zero
        record.pointee.nonce = 0
        record.pointee.codeHash = Keccak256.ofEmpty
        record.pointee.code = nil
        record.pointee.marks = []
        record.pointee.generation &+= 1
    }
}

// MARK: Revert

extension TransactionView {
    package var checkpoint: Checkpoint {
        Checkpoint(
            journalCount: journal.count, logCount: logs.entries.count, logDataCount: logs.data.count, refund: refund)
    }

    /// Takes back everything since `checkpoint`. O(changes since then).
    package func revert(to checkpoint: Checkpoint) {
        var i = journal.count
        while i > checkpoint.journalCount {
            i &-= 1
            undo(journal.base + i)
        }
        journal.truncate(to: checkpoint.journalCount)
        logs.truncate(entries: checkpoint.logCount, data: checkpoint.logDataCount)
        refund = checkpoint.refund
    }

    private func undo(_ entry: UnsafeMutablePointer<JournalEntry>) {
        let index = Int(entry.pointee.identifier)
        switch entry.pointee.kind {
        case .balance: accounts.base[index].balance = entry.pointee.value
        case .nonce: accounts.base[index].nonce = entry.pointee.value.limb0
        case .code:
            accounts.base[index].codeHash = Keccak256.ofEmpty
            accounts.base[index].code = nil
        case .marks:
            var marks = AccountRecord.Marks(rawValue: UInt8(truncatingIfNeeded: entry.pointee.value.limb0))
            // Mainnet kept the touch of the RIPEMD-160 contract through a revert (block 2,675,119), and so it is law.
            if accounts.base[index].address == Self.ripemd160, accounts.base[index].marks.contains(.touched) {
                marks.insert(.touched)
            }
            accounts.base[index].marks = marks
        case .storage: slots.base[index].value = entry.pointee.value
        case .transientStorage: transientSlots.restore(index, to: entry.pointee.value)
        case .accountWarmth: accounts.base[index].warmEpoch = 0
        case .slotWarmth: slots.base[index].warmEpoch = 0
        }
    }

    private static let ripemd160 = Address(high: 0, middle: 0, low: 3)
}

// MARK: Logs and refunds

extension TransactionView {
    package func appendLog(
        _ address: Address, topics: (UInt256, UInt256, UInt256, UInt256), topicCount: Int, data: UnsafeRawBufferPointer
    ) {
        logs.append(address, topics: topics, topicCount: topicCount, data: data)
    }

    /// Logs of the block so far.
    package var logCount: Int { logs.entries.count }

    /// The block's logs in `range`, as values. O(their bytes).
    package func logs(in range: Range<Int>) -> [Log] {
        range.map { logs.log($0) }
    }

    package func addRefund(_ gas: Int64) {
        refund &+= gas
    }
}
