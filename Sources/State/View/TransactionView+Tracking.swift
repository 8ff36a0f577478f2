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
        tracking.beginBlock(
            AccessTracking.Block(
                locations: .passUnretained(locations), frontier: .passUnretained(frontier), arena: arena.contents))
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
        for i in 0..<accounts.count { collect(account: AccountID(i), arena) }
        let firstSlot = arena.pointee.slots.count
        for i in 0..<slots.count { collect(slot: SlotID(i), arena) }
        return Effects(
            arena, accounts: firstAccount..<arena.pointee.accounts.count,
            slots: firstSlot..<arena.pointee.slots.count, fee: tracking.fee)
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
        let owner = Int(record.pointee.account)
        // What was written to an account that ended goes with it: applied, it would belong to the account's next life.
        let isGone = accounts.base[owner].generation != tracking.accounts.base[owner].startGeneration
        arena.pointee.slots.append(
            SlotEffect(
                slot: tracking.slots.base[Int(id)].number, account: tracking.accounts.base[owner].number,
                observed: record.pointee.original,
                value: isGone ? record.pointee.original : record.pointee.value))
    }

    // MARK: First accesses

    /// The account as the running transaction finds it.
    func loadTracked(_ address: Address, _ hash: UInt64, _ block: AccessTracking.Block) -> AccountID {
        let (number, state) = block.locations._withUnsafeGuaranteedRef { $0.locate(address) }
        let id = AccountID(accounts.append(AccountRecord(address, state, epoch: epoch)))
        accountIndex.insert(hash, id)
        if tracking.isAtFrontier {
            block.frontier._withUnsafeGuaranteedRef { loadCommitted(id, number, $0) }
        }
        let record = accounts.base + Int(id)
        tracking.accounts.append(
            AccountTrack(
                number: number, flags: record.pointee.exists ? .startExists : [], requiredBalance: .zero,
                startBalance: record.pointee.balance, startNonce: record.pointee.nonce,
                startCodeHash: record.pointee.codeHash, startGeneration: record.pointee.generation))
        return id
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

    /// The slot as the running transaction finds it.
    func loadTracked(
        _ account: AccountID, _ key: UInt256, _ hash: UInt64, _ block: AccessTracking.Block
    ) -> SlotID {
        let owner = tracking.accounts.base + Int(account)
        var (number, value) = block.locations._withUnsafeGuaranteedRef {
            $0.locate(key, of: owner.pointee.number, accounts.base[Int(account)].address)
        }
        var writer: UInt32 = 0
        if tracking.isAtFrontier {
            let generation = accounts.base[Int(account)].generation
            block.frontier._withUnsafeGuaranteedRef {
                guard let committed = $0.value(of: number, account: owner.pointee.number, generation: generation)
                else { return }
                (value, writer) = committed
            }
        }
        tracking.slots.append(SlotTrack(number: number, isRead: false))
        let id = SlotID(
            slots.append(
                SlotRecord(
                    key: key, value: value, original: value, account: account, epoch: epoch, warmEpoch: 0,
                    generation: accounts.base[Int(account)].generation)))
        slotIndex.insert(hash, id)
        if isInSeries, writer != 0 { noteSeriesRead(id, writer: writer &- 1) }
        return id
    }

    /// The account's code, which some transaction of the block probably needed before.
    func loadTrackedCode(_ id: AccountID) -> Unmanaged<Code>? {
        let hash = accounts.base[Int(id)].codeHash
        let place = tracking.codePlace(hash)
        if let code = place.pointee, code._withUnsafeGuaranteedRef({ $0.hash == hash }) {
            accounts.base[Int(id)].code = code
            return code
        }
        guard let code = source.code(hash) else {
            missingCode = hash
            return nil
        }
        retain(code, for: id)
        place.pointee = accounts.base[Int(id)].code
        return place.pointee
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
