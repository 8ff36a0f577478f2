import Primitives

extension TransactionView {
    /// The value of a slot at this moment, for those who watch a transaction: nothing becomes warm, known or read by it.
    package func inspectStorage(_ account: AccountID, _ key: UInt256) -> UInt256 {
        let owner = accounts.base[Int(account)]
        let found = slotIndex.find(keyHash.of(account: account, key: key)) {
            let record = slots.base + Int($0)
            return record.pointee.key == key && record.pointee.account == account
        }
        if let found {
            let record = slots.base[Int(found)]
            return record.generation == owner.generation ? record.value : .zero
        }
        return owner.hasSourceStorage && owner.generation == 0 ? source.storage(owner.address, key) : .zero
    }
}
