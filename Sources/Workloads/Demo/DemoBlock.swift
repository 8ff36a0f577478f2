import Chain
import Execution
import Primitives
import State
import StateTree

/// The bundled demo block: a market day around a token. Every kind of transaction, some that fail, and dependencies of several
/// shapes: independent pairs, chains of one sender, one recipient of many, one counter of many, accounts funded on the way.
///
/// A pure function of the token's code, so that the folder can be built again, byte for byte.
package struct DemoBlock {
    private static let tokenAddress = Address(high: 0xa17105, middle: 0x70ce_4000_0000_0000, low: 1)
    private static let traders = (1...16).map { "trader \($0)" }

    private var ledger = DemoLedger()
    private let tokenCode: [UInt8]

    private init(tokenCode: [UInt8]) {
        self.tokenCode = tokenCode
    }

    /// Builds and executes the block.
    ///
    /// - Parameters:
    ///   - tokenCode: the token's code, as assembled from its source.
    ///   - initcode: code that deploys a second token.
    ///   - name: the folder's name.
    package static func build(
        tokenCode: [UInt8], initcode: [UInt8], name: String, on executor: any Executor
    ) throws -> BlockFolder {
        var demo = DemoBlock(tokenCode: tokenCode)
        let preState = try demo.preState()
        try demo.addTransactions(initcode: initcode)
        let block = Block(header: header(), transactions: demo.ledger.transactions, withdrawals: [])
        let outcome = try executor.execute(BlockTask(block: block, source: MemoryState(preState)))
        return BlockFolder(
            block: sealed(block, outcome, stateRoot: StateRoot.root(of: preState.applying(outcome.stateChange))),
            preState: preState, postState: PostState(outcome.stateChange), name: name)
    }

    // MARK: State and header

    private mutating func preState() throws -> StateSnapshot {
        var state = StateSnapshot()
        var token = AccountSnapshot(balance: .zero, nonce: 1, code: tokenCode)
        for trader in Self.traders {
            let address = try ledger.address(trader)
            state[address] = AccountSnapshot(balance: DemoLedger.ether &* 10)
            token.storage[TokenLayout.balance(of: address)] = 1_000
        }
        token.storage[TokenLayout.supply] = UInt256(1_000 * Self.traders.count)
        state[Self.tokenAddress] = token
        return state
    }

    private static func header() -> BlockHeader {
        BlockHeader(
            parentHash: Keccak256.hash([UInt8]("altius demo parent".utf8)), ommersHash: Keccak256.hash([0xc0]),
            beneficiary: Address(high: 0xa17105, middle: 0xfee, low: 0), stateRoot: .zero, transactionsRoot: .zero,
            receiptsRoot: .zero, logsBloom: Bloom(), difficulty: .zero, number: 1, gasLimit: 30_000_000, gasUsed: 0,
            timestamp: 1_720_000_000, extraData: [UInt8]("altius demo".utf8),
            mixHash: Keccak256.hash([UInt8]("altius demo randomness".utf8)), nonce: 0,
            baseFeePerGas: DemoLedger.gwei &* 7, withdrawalsRoot: BlockRoots.withdrawalsRoot([]), blobGasUsed: 0,
            excessBlobGas: 0, parentBeaconBlockRoot: .zero)
    }

    /// The block with everything in its header that follows from its execution.
    private static func sealed(_ block: Block, _ outcome: BlockOutcome, stateRoot: Hash256) -> Block {
        var block = block
        block.header.stateRoot = stateRoot
        block.header.transactionsRoot = BlockRoots.transactionsRoot(block.transactions)
        block.header.receiptsRoot = BlockRoots.receiptsRoot(outcome.receipts)
        block.header.logsBloom = outcome.logsBloom
        block.header.gasUsed = outcome.gasUsed
        block.header.blobGasUsed = outcome.blobGasUsed
        block.hash = block.header.hash
        return block
    }

    // MARK: Transactions

    private mutating func addTransactions(initcode: [UInt8]) throws {
        try addPayments()
        try addTokenTransfers()
        try addQuestions()
        try addAllowances()
        try addFailures()
        try addSecondToken(initcode: initcode)
    }

    /// Plain payments of all kinds: disjoint pairs, a chain of one sender, and money that moves on within the block.
    private mutating func addPayments() throws {
        let finney = DemoLedger.ether / 1000
        for i in stride(from: 0, to: 12, by: 2) {
            let kinds: [Transaction.Kind] = [.legacy, .dynamicFee, .accessList]
            try ledger.send(
                from: Self.traders[i], to: try ledger.address(Self.traders[i + 1]), value: finney &* UInt256(i + 1),
                kind: kinds[i / 2 % 3])
        }
        try ledger.send(
            from: "trader 13", to: try ledger.address("trader 14"), value: finney, kind: .legacy, isProtected: false)
        for recipient in ["market", "carrier", "painter", "baker"] {
            try ledger.send(from: "trader 15", to: try ledger.address(recipient), value: finney &* 50)
        }
        for (from, to) in [("market", "carrier"), ("carrier", "painter"), ("painter", "baker")] {
            try ledger.send(from: from, to: try ledger.address(to), value: finney &* 20)
        }
        try ledger.send(
            from: "trader 16", to: try ledger.address("market"), value: finney, kind: .blob, blobs: 2)
    }

    /// Independent transfers, transfers to one shop, and mints, which all count up the supply.
    private mutating func addTokenTransfers() throws {
        for i in 0..<6 {
            try call(.transfer(to: try ledger.address("friend \(i)"), UInt256(10 + i)), from: Self.traders[i])
        }
        let shop = try ledger.address("shop")
        for i in 6..<14 { try call(.transfer(to: shop, UInt256(3 * i)), from: Self.traders[i]) }
        for i in 0..<5 { try call(.mint(to: try ledger.address("shop"), 100), from: Self.traders[i + 8]) }
        let slots = [
            TokenLayout.balance(of: try ledger.address("trader 2")), TokenLayout.balance(of: shop),
        ]
        try ledger.send(
            from: "trader 2", to: Self.tokenAddress, input: TokenCall.transfer(to: shop, 1).input, gasLimit: 90_000,
            kind: .accessList, accessList: [AccessListEntry(address: Self.tokenAddress, storageKeys: slots)])
    }

    /// Transactions that only read what the ones before wrote.
    private mutating func addQuestions() throws {
        try call(.balanceOf(try ledger.address("shop")), from: "trader 15")
        try call(.totalSupply, from: "trader 16")
    }

    /// Allowances that are used in the same block.
    private mutating func addAllowances() throws {
        for i in 0..<3 {
            let (owner, spender) = (Self.traders[i], Self.traders[i + 3])
            try call(.approve(spender: try ledger.address(spender), 50), from: owner)
            try call(
                .transferFrom(try ledger.address(owner), to: try ledger.address("shop"), 40), from: spender)
        }
    }

    /// Transactions that are valid and fail: too little money, too little allowance, too little gas, unknown function.
    private mutating func addFailures() throws {
        let shop = try ledger.address("shop")
        try call(.transfer(to: shop, 1_000_000), from: "trader 1")
        try call(.transferFrom(try ledger.address("trader 1"), to: shop, 40), from: "trader 4")
        try call(.transfer(to: shop, 1), from: "trader 5", gasLimit: 25_000)
        try ledger.send(from: "trader 6", to: Self.tokenAddress, input: [1, 2, 3, 4], gasLimit: 30_000)
    }

    /// A contract that comes into being and is used at once.
    private mutating func addSecondToken(initcode: [UInt8]) throws {
        let founder = try ledger.address("founder")
        try ledger.send(from: "trader 7", to: founder, value: DemoLedger.ether)
        try ledger.send(from: "founder", to: nil, input: initcode, gasLimit: 400_000)
        let token = Self.contractAddress(of: founder, nonce: 0)
        try call(.mint(to: founder, 500), from: "founder", token: token)
        for i in 0..<4 {
            try call(.transfer(to: try ledger.address(Self.traders[i]), 25), from: "founder", token: token)
        }
        try call(.transfer(to: try ledger.address("shop"), 5), from: "trader 1", token: token)
    }

    private mutating func call(
        _ call: TokenCall, from sender: String, token: Address = tokenAddress, gasLimit: UInt64 = 100_000
    ) throws {
        try ledger.send(from: sender, to: token, input: call.input, gasLimit: gasLimit)
    }

    /// Keccak-256 of the RLP list of creator and nonce (yellow paper, section 7).
    private static func contractAddress(of creator: Address, nonce: UInt64) -> Address {
        var encoder = RLPEncoder()
        encoder.appendList { encoder in
            encoder.append(creator)
            encoder.append(nonce)
        }
        return Address(truncating: Keccak256.hash(encoder.bytes).word)
    }
}
