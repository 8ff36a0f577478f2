import Chain
import Primitives

/// A block with every kind of transaction, signed with fixed keys.
enum SampleBlock {
    static let key = Hash256(UInt256(0x1234_5678))

    static func transactions() throws -> [Transaction] {
        let to = Address(high: 1, middle: 2, low: 3)
        let entries = [
            AccessListEntry(address: to, storageKeys: [0, 7, .max]), AccessListEntry(address: .zero, storageKeys: []),
        ]
        func unsigned(_ kind: Transaction.Kind, chainID: UInt64?) -> Transaction {
            let hasPriorityFee = kind == .dynamicFee || kind == .blob
            return Transaction(
                kind: kind, chainID: chainID, nonce: 5, gasLimit: 100_000, maxFeePerGas: 9_000_000_000,
                maxPriorityFeePerGas: hasPriorityFee ? 1_000_000_000 : 9_000_000_000, to: to, value: UInt256(1) << 70,
                input: [0, 1, 0, 255], accessList: kind == .legacy ? [] : entries,
                maxFeePerBlobGas: kind == .blob ? 3 : 0,
                blobVersionedHashes: kind == .blob ? [Hash256((UInt256(1) << 248) | 5)] : [], sender: .zero)
        }
        var creation = unsigned(.legacy, chainID: 1)
        creation.to = nil
        let all = [
            unsigned(.legacy, chainID: nil), unsigned(.legacy, chainID: 1), unsigned(.accessList, chainID: 1),
            unsigned(.dynamicFee, chainID: 1), unsigned(.blob, chainID: 1), creation,
        ]
        return try all.map { transaction in
            guard let signed = transaction.signed(with: key) else { throw InvalidKey() }
            return signed
        }
    }

    static func header(number: UInt64) -> BlockHeader {
        BlockHeader(
            parentHash: Hash256(1), ommersHash: Hash256(2), beneficiary: Address(high: 9, middle: 8, low: 7),
            stateRoot: Hash256(3), transactionsRoot: Hash256(4), receiptsRoot: Hash256(5),
            logsBloom: Bloom(logs: [Log(address: .zero, topics: [Hash256(6)], data: [])]), difficulty: 0,
            number: number,
            gasLimit: 30_000_000, gasUsed: 21_000, timestamp: 1_800_000_000, extraData: [1, 2, 3], mixHash: Hash256(7),
            nonce: 0, baseFeePerGas: 7, withdrawalsRoot: Hash256(8), blobGasUsed: 131_072, excessBlobGas: 0,
            parentBeaconBlockRoot: Hash256(9))
    }

    static func folder(number: UInt64 = 20_000_000, name: String = "sample") throws -> BlockFolder {
        let header = header(number: number)
        let block = Block(
            header: header, transactions: try transactions(),
            withdrawals: [
                Withdrawal(index: 1, validatorIndex: 2, address: Address(high: 0, middle: 0, low: 3), amount: 4)
            ],
            hash: header.hash)
        let contract = Address(high: 0xabcd, middle: 0, low: 1)
        return BlockFolder(
            block: block,
            preState: StateSnapshot(accounts: [
                .zero: AccountSnapshot(balance: UInt256(1) << 200, nonce: 3),
                contract: AccountSnapshot(balance: 0, nonce: .max - 1, code: [0x60, 0], storage: [0: 1, .max: .max]),
            ]),
            blockHashes: [number - 1: Hash256(11)],
            postState: PostState(accounts: [
                .zero: nil,
                contract: PostAccount(balance: 5, nonce: 1, codeHash: Keccak256.hash([0x60, 0]), storage: [0: 0]),
            ]),
            name: name)
    }

    struct InvalidKey: Error {}
}
