import Chain
import Primitives

/// Collects signed transactions and counts their senders' nonces.
struct DemoLedger {
    static let gwei = UInt256(1_000_000_000 as UInt64)
    static let ether = gwei &* gwei

    private(set) var transactions: [Transaction] = []
    private var accounts: [String: DemoAccount] = [:]
    private var nonces: [String: UInt64] = [:]

    /// The account of this name.
    mutating func account(_ name: String) throws(DemoError) -> DemoAccount {
        if let account = accounts[name] { return account }
        guard let account = DemoAccount(name) else { throw .signing(name) }
        accounts[name] = account
        return account
    }

    mutating func address(_ name: String) throws(DemoError) -> Address { try account(name).address }

    /// Signs and appends a transaction. Kinds without a priority fee pay 9 gwei per gas, the others at most 20 and 1 to the
    /// producer.
    mutating func send(
        from name: String, to: Address?, value: UInt256 = .zero, input: [UInt8] = [], gasLimit: UInt64 = 21_000,
        kind: Transaction.Kind = .dynamicFee, isProtected: Bool = true, accessList: [AccessListEntry] = [],
        blobs: Int = 0
    ) throws(DemoError) {
        let sender = try account(name)
        let nonce = nonces[name, default: 0]
        let hasPriorityFee = kind == .dynamicFee || kind == .blob
        let unsigned = Transaction(
            kind: kind, chainID: isProtected ? Mainnet.chainID : nil, nonce: nonce, gasLimit: gasLimit,
            maxFeePerGas: Self.gwei &* (hasPriorityFee ? 20 : 9),
            maxPriorityFeePerGas: Self.gwei &* (hasPriorityFee ? 1 : 9), to: to, value: value, input: input,
            accessList: accessList, maxFeePerBlobGas: blobs > 0 ? Self.gwei : .zero,
            blobVersionedHashes: (0..<blobs).map(Self.blobHash), sender: sender.address)
        guard let signed = unsigned.signed(with: sender.privateKey) else { throw .signing(name) }
        transactions.append(signed)
        nonces[name] = nonce + 1
    }

    /// A hash of version 1, as of a blob that nobody has.
    private static func blobHash(_ index: Int) -> Hash256 {
        let hash = Keccak256.hash([UInt8]("altius demo blob \(index)".utf8)).word
        return Hash256(((hash << 8) >> 8) | (UInt256.one << 248))
    }
}
