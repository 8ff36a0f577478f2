import Primitives

extension TransactionView {
    /// The identifier of the account at `address`, which is read from the source on its first access in the block.
    package func account(_ address: Address) -> AccountID {
        let hash = keyHash.of(address)
        if let id = accountIndex.find(hash, matches: { accounts.base[Int($0)].address == address }) {
            if accounts.base[Int(id)].epoch != epoch { renew(id) }
            return id
        }
        return loadAccount(address, hash)
    }

    @inline(never)
    private func loadAccount(_ address: Address, _ hash: UInt64) -> AccountID {
        if let block = tracking.block { return loadTracked(address, hash, block) }
        let id = AccountID(accounts.append(AccountRecord(address, source.account(address), epoch: epoch)))
        accountIndex.insert(hash, id)
        return id
    }

    /// Drops the marks that an earlier transaction left.
    private func renew(_ id: AccountID) {
        let record = accounts.base + Int(id)
        record.pointee.epoch = epoch
        record.pointee.marks.formIntersection(.exists)
    }

    /// Makes the account warm; returns whether it was cold. Always `false` before EIP-2929 and for what
    /// is always warm.
    package func warm(_ id: AccountID) -> Bool {
        guard tracksWarmth else { return false }
        let record = accounts.base + Int(id)
        if record.pointee.warmEpoch == epoch { return false }
        let address = record.pointee.address
        if address.high == 0, address.middle == 0, address.low &- 1 < precompileCount { return false }
        if address == warmAddress { return false }
        record.pointee.warmEpoch = epoch
        journal.append(JournalEntry(kind: .accountWarmth, identifier: id, value: .zero))
        return true
    }

    // MARK: Reading

    package func address(of id: AccountID) -> Address { accounts.base[Int(id)].address }

    package func balance(of id: AccountID) -> UInt256 {
        note(.balanceRead, id)
        return accounts.base[Int(id)].balance
    }

    /// Whether the account could pay `amount` now. Unlike `balance(of:)` this leaves the balance itself unread if it can.
    package func canPay(_ amount: UInt256, from id: AccountID) -> Bool {
        let suffices = accounts.base[Int(id)].balance >= amount
        if suffices { noteRequired(amount, id) } else { note(.balanceRead, id) }
        return suffices
    }

    package func nonce(of id: AccountID) -> UInt64 {
        note(.nonceRead, id)
        return accounts.base[Int(id)].nonce
    }

    /// Whether the sender's nonce is the transaction's. Out of order a later one is taken on trust, for the sender's earlier
    /// transactions may be under way; the commit checks it.
    package func isNext(_ nonce: UInt64, of id: AccountID) -> Bool {
        note(.nonceRead, id)
        if nonce > accounts.base[Int(id)].nonce { assume(nonce, id) }
        return accounts.base[Int(id)].nonce == nonce
    }

    package func codeHash(of id: AccountID) -> Hash256 {
        note(.codeRead, id)
        return accounts.base[Int(id)].codeHash
    }

    package func exists(_ id: AccountID) -> Bool {
        note(.balanceRead, id)
        return accounts.base[Int(id)].exists
    }

    /// Whether the account is empty (EIP-161), reading no more of it than decides.
    package func isEmpty(_ id: AccountID) -> Bool {
        let record = accounts.base + Int(id)
        note(.codeRead, id)
        // Neither code nor a nonce above zero can go without a removal, which counts as a change of code.
        if record.pointee.codeHash != Keccak256.ofEmpty || record.pointee.nonce != 0 { return false }
        note(.nonceRead, id)
        return !canPay(1, from: id)
    }

    /// Whether the running transaction created the account as a contract.
    package func wasCreated(_ id: AccountID) -> Bool { accounts.base[Int(id)].marks.contains(.created) }

    /// Whether the running transaction has marked the account for removal.
    package func isDestroyed(_ id: AccountID) -> Bool { accounts.base[Int(id)].marks.contains(.destroyed) }

    /// The account's code, `nil` for none. Valid as long as the view stays in this block.
    package func code(of id: AccountID) -> Unmanaged<Code>? {
        note(.codeRead, id)
        let record = accounts.base + Int(id)
        if let code = record.pointee.code { return code }
        return record.pointee.codeHash == Keccak256.ofEmpty ? nil : loadCode(id)
    }

    @inline(never)
    private func loadCode(_ id: AccountID) -> Unmanaged<Code>? {
        if tracking.block != nil { return loadTrackedCode(id) }
        let hash = accounts.base[Int(id)].codeHash
        guard let code = source.code(hash) else {
            missingCode = hash
            return nil
        }
        retain(code, for: id)
        return accounts.base[Int(id)].code
    }

    func retain(_ code: Code, for id: AccountID) {
        retainedCodes.append(code)
        accounts.base[Int(id)].code = Unmanaged.passUnretained(code)
    }

    // MARK: Writing

    package func setBalance(_ balance: UInt256, of id: AccountID) {
        let record = accounts.base + Int(id)
        listAsChanged(id)
        journal.append(JournalEntry(kind: .balance, identifier: id, value: record.pointee.balance))
        record.pointee.balance = balance
        if !record.pointee.marks.contains(.exists) { mark(id, .exists) }
    }

    /// Adds to a balance and touches the account (EIP-161), which comes into being if it did not exist.
    ///
    /// Wraps beyond 2^256 - 1, which the total supply of any chain rules out.
    package func credit(_ amount: UInt256, to id: AccountID) {
        touch(id)
        setBalance(accounts.base[Int(id)].balance &+ amount, of: id)
    }

    /// Credits a transaction's fee, which nothing can take back any more.
    ///
    /// Out of order, a fee recipient that the transaction did not otherwise meet is not even looked up: the fee alone is kept
    /// with the transaction's effects.
    package func payFee(_ fee: UInt256, to recipient: Address) {
        if isTracking, !fee.isZero, !isLoaded(recipient) {
            tracking.fee = fee
        } else {
            credit(fee, to: account(recipient))
        }
    }

    private func isLoaded(_ address: Address) -> Bool {
        accountIndex.find(keyHash.of(address)) { accounts.base[Int($0)].address == address } != nil
    }

    /// Takes from a balance; the caller has checked that it suffices.
    package func debit(_ amount: UInt256, from id: AccountID) {
        setBalance(accounts.base[Int(id)].balance &- amount, of: id)
    }

    package func setNonce(_ nonce: UInt64, of id: AccountID) {
        let record = accounts.base + Int(id)
        listAsChanged(id)
        journal.append(JournalEntry(kind: .nonce, identifier: id, value: UInt256(record.pointee.nonce)))
        record.pointee.nonce = nonce
        if !record.pointee.marks.contains(.exists) { mark(id, .exists) }
    }

    /// Gives code to an account that has none.
    package func setCode(_ code: Code, of id: AccountID) {
        listAsChanged(id)
        journal.append(JournalEntry(kind: .code, identifier: id, value: .zero))
        accounts.base[Int(id)].codeHash = code.hash
        if !code.bytes.isEmpty { retain(code, for: id) }
    }

    /// Whether a contract can be created here: no nonce, no code, no storage (EIP-684, EIP-7610).
    package func canBecomeContract(_ id: AccountID) -> Bool {
        note(.codeRead, id)
        note(.nonceRead, id)
        let record = accounts.base[Int(id)]
        return record.nonce == 0 && record.codeHash == Keccak256.ofEmpty
            && !(record.hasSourceStorage && record.generation == 0)
    }

    /// Turns the account into a contract without code yet; its balance stays.
    package func createContract(_ id: AccountID, nonce: UInt64) {
        touch(id)
        mark(id, [.exists, .created])
        setNonce(nonce, of: id)
    }

    /// Marks the account for removal at the end of the transaction.
    package func destroy(_ id: AccountID) {
        mark(id, .destroyed)
        removalCandidates.append(id)
    }

    /// Makes the account a candidate for removal if it is empty at the end of the transaction (EIP-161).
    package func touch(_ id: AccountID) {
        guard !accounts.base[Int(id)].marks.contains(.touched) else { return }
        mark(id, .touched)
        removalCandidates.append(id)
    }

    private func mark(_ id: AccountID, _ marks: AccountRecord.Marks) {
        let record = accounts.base + Int(id)
        if marks.contains(.exists) { listAsChanged(id) }
        journal.append(
            JournalEntry(kind: .marks, identifier: id, value: UInt256(UInt64(record.pointee.marks.rawValue))))
        record.pointee.marks.formUnion(marks)
    }

    /// Notes that the account is about to be changed.
    func listAsChanged(_ id: AccountID) {
        let record = accounts.base + Int(id)
        record.pointee.changeEpoch = epoch
        guard !record.pointee.isListedAsChanged else { return }
        record.pointee.isListedAsChanged = true
        changedAccounts.append(ChangedAccount(id: id, before: record.pointee.state))
    }
}
