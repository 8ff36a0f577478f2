import Primitives

// Running transactions out of order: each starts from the state before the block, or at the frontier from the committed state,
// and what it observed and changed is collected when it ends.
extension TransactionView {
    /// Forgets everything; transactions from now on start afresh from the state before the block, and their effects can be
    /// collected into `arena`.
    package func reset(to locations: LocationTable, frontier: FrontierState, arena: EffectArena) {
        reset(to: locations.source)
        arena.removeAll()
        trackedBlock = (locations, frontier, arena)
        tracking.block = AccessTracking.Block(
            locations: .passUnretained(locations), frontier: .passUnretained(frontier), arena: arena.contents)
        isTracking = true
    }

    /// Whether transactions from now on start from the committed state, which this view's thread must then own.
    package func setAtFrontier(_ isAtFrontier: Bool) {
        tracking.isAtFrontier = isAtFrontier
    }

    /// The effects of the transaction that just ended; the view must be tracking. O(locations accessed).
    package func collectEffects() -> Effects {
        guard let arena = tracking.block?.arena else { preconditionFailure("effects are kept while tracking only") }
        let firstAccount = arena.pointee.accounts.count
        for i in 0..<tracking.touchedAccounts.count { collect(account: tracking.touchedAccounts[i], arena) }
        let firstSlot = arena.pointee.slots.count
        for i in 0..<tracking.touchedSlots.count { collect(slot: tracking.touchedSlots[i], arena) }
        return Effects(
            arena, accounts: firstAccount..<arena.pointee.accounts.count, slots: firstSlot..<arena.pointee.slots.count)
    }

    private func collect(account id: AccountID, _ arena: UnsafeMutablePointer<EffectArena.Contents>) {
        let record = accounts.base + Int(id)
        let track = tracking.accounts.base + Int(id)
        var flags = track.pointee.flags
        let change = record.pointee.balance &- track.pointee.startBalance
        let exists = record.pointee.marks.contains(.exists)
        if exists { flags.insert(.exists) }
        if !change.isZero || exists != flags.contains(.startExists) { flags.insert(.balanceWritten) }
        if record.pointee.nonce != track.pointee.startNonce { flags.insert(.nonceWritten) }
        var codeEffect: UInt32 = 0
        if record.pointee.generation != track.pointee.startGeneration {
            flags.insert(.removed)
        } else if record.pointee.codeHash != track.pointee.startCodeHash {
            flags.insert(.codeWritten)
            codeEffect = UInt32(arena.pointee.codes.count)
            arena.pointee.codes.append(
                CodeEffect(hash: record.pointee.codeHash, code: record.pointee.code))
        }
        let isObserved =
            !flags.isDisjoint(with: .reads.union(.writes)) || !track.pointee.requiredBalance.isZero
        guard isObserved else { return }
        arena.pointee.accounts.append(
            AccountEffect(
                account: track.pointee.number, flags: flags, startBalance: track.pointee.startBalance,
                requiredBalance: track.pointee.requiredBalance, balanceChange: change,
                startNonce: track.pointee.startNonce, nonce: record.pointee.nonce, codeEffect: codeEffect))
    }

    private func collect(slot id: SlotID, _ arena: UnsafeMutablePointer<EffectArena.Contents>) {
        guard tracking.slots.base[Int(id)].isRead else { return }
        let record = slots.base + Int(id)
        arena.pointee.slots.append(
            SlotEffect(
                slot: tracking.slots.base[Int(id)].number,
                account: tracking.accounts.base[Int(record.pointee.account)].number,
                observed: record.pointee.original, value: record.pointee.value))
    }

    // MARK: First accesses

    /// Gives the account the state that the running transaction starts from.
    func beginTracking(_ id: AccountID) {
        tracking.touchedAccounts.append(id)
        let track = tracking.accounts.base + Int(id)
        let record = accounts.base + Int(id)
        record.pointee.balance = track.pointee.base.balance
        record.pointee.nonce = track.pointee.base.nonce
        record.pointee.codeHash = track.pointee.base.codeHash
        record.pointee.code = track.pointee.baseCode
        record.pointee.generation = 0
        record.pointee.marks = track.pointee.baseExists ? .exists : []
        if tracking.isAtFrontier, let frontier = tracking.block?.frontier {
            frontier._withUnsafeGuaranteedRef { loadCommitted(id, track.pointee.number, $0) }
        }
        track.pointee.flags = record.pointee.exists ? .startExists : []
        track.pointee.startBalance = record.pointee.balance
        track.pointee.requiredBalance = .zero
        track.pointee.startNonce = record.pointee.nonce
        track.pointee.startCodeHash = record.pointee.codeHash
        track.pointee.startGeneration = record.pointee.generation
    }

    private func loadCommitted(_ id: AccountID, _ number: UInt32, _ frontier: FrontierState) {
        let committed = frontier.accounts + Int(number)
        let record = accounts.base + Int(id)
        if committed.pointee.balanceWriter != 0 {
            record.pointee.balance = committed.pointee.balance
            record.pointee.marks = committed.pointee.exists ? .exists : []
        }
        if committed.pointee.nonceWriter != 0 { record.pointee.nonce = committed.pointee.nonce }
        guard committed.pointee.codeWriter != 0 else { return }
        let effect = frontier.codes[number]
        record.pointee.generation = committed.pointee.generation
        record.pointee.codeHash = effect?.hash ?? Keccak256.ofEmpty
        record.pointee.code = nil
        if let code = effect?.code { retain(code.takeUnretainedValue(), for: id) }
    }

    /// Gives the slot the value that the running transaction starts from.
    func beginTracking(slot id: SlotID) {
        tracking.touchedSlots.append(id)
        let track = tracking.slots.base + Int(id)
        let record = slots.base + Int(id)
        track.pointee.isRead = false
        record.pointee.epoch = epoch
        var value = track.pointee.base
        if tracking.isAtFrontier, let frontier = tracking.block?.frontier {
            let account = tracking.accounts.base[Int(record.pointee.account)].number
            value =
                frontier._withUnsafeGuaranteedRef { $0.value(of: track.pointee.number, account: account) } ?? value
        }
        record.pointee.value = value
        record.pointee.original = value
    }

    // MARK: Notes of how the transaction uses a location

    @inline(__always)
    func note(_ flags: AccountEffect.Flags, _ id: AccountID) {
        if isTracking { tracking.accounts.base[Int(id)].flags.formUnion(flags) }
    }

    @inline(__always)
    func noteRead(slot id: SlotID) {
        if isTracking { tracking.slots.base[Int(id)].isRead = true }
    }

    /// The account must now have at least `amount`: what follows for its balance before the transaction.
    @inline(__always)
    func noteRequired(_ amount: UInt256, _ id: AccountID) {
        guard isTracking else { return }
        let track = tracking.accounts.base + Int(id)
        let start = track.pointee.startBalance
        let now = accounts.base[Int(id)].balance
        let required: UInt256
        if now >= start {
            let gained = now &- start
            required = amount > gained ? amount &- gained : .zero
        } else {
            required = amount &+ (start &- now)
        }
        track.pointee.requiredBalance = max(track.pointee.requiredBalance, required)
    }

    func assume(_ nonce: UInt64, _ id: AccountID) {
        guard isTracking, !tracking.isAtFrontier else { return }
        accounts.base[Int(id)].nonce = nonce
        tracking.accounts.base[Int(id)].startNonce = nonce
        tracking.accounts.base[Int(id)].flags.insert(.nonceAssumed)
    }
}

extension AccountTrack {
    init(number: UInt32, _ state: AccountState?) {
        let base = state ?? AccountState(balance: .zero, nonce: 0, codeHash: Keccak256.ofEmpty, hasStorage: false)
        self.init(
            number: number, baseExists: state != nil, base: base, baseCode: nil, flags: [], startBalance: base.balance,
            requiredBalance: .zero, startNonce: base.nonce, startCodeHash: base.codeHash, startGeneration: 0)
    }
}
