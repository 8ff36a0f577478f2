import Primitives

extension StateSnapshot {
    /// Writes the accounts in the form of the prestate tracer, in byte order of addresses and slots, so that equal states give
    /// equal files.
    func write(to json: inout JSONText) {
        json.object { json in
            for (address, account) in accounts.sorted(by: { $0.key < $1.key }) {
                json.name(address.description)
                json.object { json in
                    json.field("balance", account.balance)
                    json.writeNonce(account.nonce)
                    if !account.code.isEmpty { json.field("code", account.code) }
                    json.writeStorage(account.storage)
                }
            }
        }
    }
}

extension PostState {
    /// Writes the touched accounts, in byte order of addresses and slots.
    func write(to json: inout JSONText) {
        json.object { json in
            for (address, account) in accounts.sorted(by: { $0.key < $1.key }) {
                json.name(address.description)
                guard let account else {
                    json.bare("null")
                    continue
                }
                json.object { json in
                    json.field("balance", account.balance)
                    json.writeNonce(account.nonce)
                    if account.codeHash != Keccak256.ofEmpty { json.field("codeHash", account.codeHash) }
                    json.writeStorage(account.storage)
                }
            }
        }
    }
}

extension JSONText {
    /// A number as geth writes it; beyond 2^53, where many JSON readers lose digits, a hex quantity.
    fileprivate mutating func writeNonce(_ nonce: UInt64) {
        name("nonce")
        if nonce < 1 << 53 { bare(String(nonce)) } else { string(Hex.encode(UInt256(nonce))) }
    }

    fileprivate mutating func writeStorage(_ storage: [UInt256: UInt256]) {
        guard !storage.isEmpty else { return }
        name("storage")
        object { json in
            for (slot, value) in storage.sorted(by: { $0.key < $1.key }) {
                json.field(Hash256(slot).description, Hash256(value))
            }
        }
    }
}
