import Primitives

/// What a block's commit replaced: enough to go back to the state before it. Codes stay, since they are found by their hash only.
struct ReverseDiff: Equatable, Sendable {
    struct Slot: Equatable, Sendable {
        let key: UInt256
        /// Zero for a slot that was not set.
        let value: UInt256
    }

    struct Account: Equatable, Sendable {
        /// The hashed address.
        let key: UInt256
        /// `nil` for an account that did not exist.
        let before: StoredAccount?
        /// Changed slots by hashed key.
        let slots: [Slot]
    }

    /// The head before the block.
    let parent: StateHead
    let accounts: [Account]

    var encoded: [UInt8] {
        var encoder = RLPEncoder()
        encoder.appendList { encoder in
            encoder.append(parent.number)
            encoder.append(parent.hash ?? .zero)
            encoder.append(parent.root)
            encoder.append(parent.isWhole ? 1 as UInt64 : 0)
            encoder.appendList { encoder in
                for account in accounts {
                    encoder.appendFixed(account.key)
                    encoder.append(account.before?.encoded ?? [])
                    encoder.appendList { encoder in
                        for slot in account.slots {
                            encoder.appendFixed(slot.key)
                            encoder.append(slot.value)
                        }
                    }
                }
            }
        }
        return encoder.bytes
    }

    init(parent: StateHead, accounts: [Account]) {
        self.parent = parent
        self.accounts = accounts
    }

    init(decoding bytes: [UInt8]) throws(RLPError) {
        var decoder = RLPDecoder(bytes)
        var fields = try decoder.readList()
        try decoder.finish()
        let number = try fields.readUInt64()
        let hash = try fields.readHash()
        parent = StateHead(
            number: number, hash: hash == .zero ? nil : hash, root: try fields.readHash(),
            isWhole: try fields.readUInt64() == 1)
        var list = try fields.readList()
        try fields.finish()
        var accounts: [Account] = []
        while !list.isAtEnd {
            let key = try list.readWord(byteCount: 32)
            let before = [UInt8](try list.readString())
            let account = StoredAccount(stored: before)
            // Of two kinds of error, this one says that there is a string, but not the right one.
            guard before.isEmpty || account != nil else {
                throw RLPError(.wrongLength(expected: 0, found: before.count), at: 0)
            }
            var slotList = try list.readList()
            var slots: [Slot] = []
            while !slotList.isAtEnd {
                slots.append(Slot(key: try slotList.readWord(byteCount: 32), value: try slotList.readUInt256()))
            }
            accounts.append(
                Account(key: key, before: account, slots: slots))
        }
        self.accounts = accounts
    }
}
