import Primitives

/// Transient storage (EIP-1153): slots that live for one transaction.
struct TransientStorage {
    private struct Record: BitwiseCopyable {
        let account: AccountID
        let key: UInt256
        var value: UInt256
    }

    private let keyHash = KeyHash()
    private var records = RecordArray<Record>()
    private var index = HashIndex(minimumCapacity: 32)

    func deallocate() {
        records.deallocate()
        index.deallocate()
    }

    mutating func removeAll() {
        records.truncate(to: 0)
        index.removeAll()
    }

    func value(_ account: AccountID, _ key: UInt256) -> UInt256 {
        find(account, key, keyHash.of(account: account, key: key)).map { records[$0].value } ?? .zero
    }

    /// Returns where the slot is kept and what it held.
    mutating func set(_ account: AccountID, _ key: UInt256, to value: UInt256) -> (index: Int, old: UInt256) {
        let hash = keyHash.of(account: account, key: key)
        if let position = find(account, key, hash) {
            let old = records[position].value
            records.base[position].value = value
            return (position, old)
        }
        let position = records.append(Record(account: account, key: key, value: value))
        index.insert(hash, UInt32(position))
        return (position, .zero)
    }

    func restore(_ position: Int, to value: UInt256) {
        records.base[position].value = value
    }

    private func find(_ account: AccountID, _ key: UInt256, _ hash: UInt64) -> Int? {
        index.find(hash) { records[Int($0)].account == account && records[Int($0)].key == key }.map(Int.init)
    }
}
