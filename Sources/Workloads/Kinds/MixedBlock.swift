import Chain
import Primitives

/// A block like one of mainnet: many small things that have nothing to do with each other, and a few popular ones.
///
/// The recipe, in transactions out of a hundred (`recipe`), each by one of twice as many users as there are transactions, so
/// that about a fifth follows an earlier one of the same sender:
/// - 40 payments: half to other users, a quarter to one of three exchanges, a fifth to accounts that did not exist, the rest to
///   the block's fee recipient; every tenth is a withdrawal that the first exchange sends, and some newcomers pay half of what
///   they have just got on to somebody else;
/// - 35 transfers of twelve ERC-20 tokens with popularity 1, 1/2, 1/3, ...: 70% to users, 15% to exchanges, 15% to first-time
///   holders; one in fifty fails for want of balance; one in seven comes with an access list;
/// - 15 swaps in six pools, again with popularity 1, 1/2, 1/3, ...;
/// - 4 approvals for pools, 3 mints of one collection, 2 registry records, 1 deployment of a token, which the next token transfer uses.
///
/// One payment in six is a legacy transaction. Of every fifty transactions one of the payments is a rollup's batch instead, a
/// blob transaction, up to three of them as blocks hold few. The last transaction is a payment of the fee recipient to the
/// proposer, as block builders make it.
struct MixedBlock {
    enum Part: Sendable { case payment, tokenTransfer, swap, approval, mint, record, deployment, batch }

    static let recipe: [(element: Part, weight: Int)] = [
        (.payment, 40), (.tokenTransfer, 35), (.swap, 15), (.approval, 4), (.mint, 3), (.record, 2), (.deployment, 1),
    ]
    private static let otherTokens = 11
    private static let poolCount = 6
    private static let exchanges = 3
    /// Two blobs each: all that a block holds.
    private static let mostBatches = 3

    private let users: Int
    private let tokenPopularity = ZipfDistribution(ranks: otherTokens + 1)
    private let poolPopularity = ZipfDistribution(ranks: poolCount)
    private let collection: SimpleContractState
    private let registry: SimpleContractState
    private var market: Market
    private var newcomers = 0
    /// Accounts that came into being in the block, with what they were paid.
    private var paidNewcomers: [(account: Account, wei: UInt256)] = []
    /// Tokens that were deployed in the block and not used yet.
    private var newTokens: [(founder: Account, address: Address)] = []

    private init(_ count: Int, _ builder: BlockBuilder) {
        users = 2 * count
        collection = builder.collection()
        registry = builder.registry()
        market = Market(pools: Self.poolCount, otherTokens: Self.otherTokens, builder.accounts)
    }

    static func add(_ count: Int, to builder: inout BlockBuilder) {
        var block = MixedBlock(count, builder)
        builder.fund(builder.feeRecipient.address, Ether.one)
        for index in 0..<exchanges {
            builder.fund(builder.accounts.account(.exchange, index).address, Ether.one &* 1000)
        }
        var parts = SharedOut.elements(count: count, weights: recipe, &builder.random)
        // The builder's payment is one of the payments.
        let last = parts.lastIndex { $0 == .payment }.map { parts.remove(at: $0) }
        let payments = parts.indices.filter { parts[$0] == .payment }
        for index in payments.prefix(min(count / 50, mostBatches)) { parts[index] = .batch }
        for part in parts { block.add(part, to: &builder) }
        if last != nil { builder.pay(from: builder.feeRecipient, to: builder.accounts.address(.proposer)) }
        block.market.place(in: &builder)
        builder.place(block.collection)
        builder.place(block.registry)
    }

    private mutating func add(_ part: Part, to builder: inout BlockBuilder) {
        switch part {
        case .payment: addPayment(to: &builder)
        case .tokenTransfer: addTokenTransfer(to: &builder)
        case .swap: addSwap(to: &builder)
        case .approval: addApproval(to: &builder)
        case .mint:
            builder.send(
                from: user(&builder), to: collection.address,
                input: ContractInput.call(CollectibleContract.Selector.mint), gasLimit: GasLimits.mint)
        case .record: builder.setRecord(of: user(&builder), in: registry)
        case .deployment: addDeployment(to: &builder)
        case .batch: addBatch(to: &builder)
        }
    }
}

// MARK: Parts

extension MixedBlock {
    private mutating func addPayment(to builder: inout BlockBuilder) {
        if builder.random.chance(10), let newcomer = paidNewcomers.popLast() {
            builder.payOn(newcomer.wei >> 1, from: newcomer.account, to: user(&builder).address)
            return
        }
        let sender = builder.random.chance(10) ? builder.accounts.account(.exchange) : user(&builder)
        let kind: Transaction.Kind = builder.random.below(6) == 0 ? .legacy : .dynamicFee
        switch builder.random.below(100) {
        case ..<50: builder.pay(from: sender, to: user(&builder).address, kind: kind)
        case ..<75: builder.pay(from: sender, to: exchangeAddress(&builder), kind: kind)
        case ..<95:
            let recipient = newcomer(&builder)
            let wei = builder.pay(from: sender, to: recipient.address, kind: kind)
            // Half of a smaller payment might not leave enough for the fee.
            if wei >= Ether.milli &* 10 { paidNewcomers.append((recipient, wei)) }
        default: builder.pay(from: sender, to: builder.feeRecipient.address, kind: kind)
        }
    }

    private mutating func addTokenTransfer(to builder: inout BlockBuilder) {
        if let token = newTokens.popLast() {
            builder.send(
                from: token.founder, to: token.address,
                input: ContractInput.call(
                    TokenContract.Selector.transfer, exchangeAddress(&builder).word, Ether.one &* 1000),
                gasLimit: GasLimits.tokenCall)
            return
        }
        let sender = user(&builder)
        let token = tokenPopularity.draw(&builder.random)
        let recipient: Address
        switch builder.random.below(100) {
        case ..<70:
            recipient = user(&builder).address
            market.tokens[token].give(Ether.one, to: recipient)
        case ..<85:
            recipient = exchangeAddress(&builder)
            market.tokens[token].give(Ether.one, to: recipient)
        default: recipient = newcomer(&builder).address
        }
        let amount = Ether.milli &* UInt256(1 + builder.random.below(100_000))
        let fails = builder.random.below(50) == 0
        if !fails { market.tokens[token].give(amount &+ Ether.one, to: sender.address) }
        let address = market.tokens[token].address
        let slots = [TokenState.balanceSlot(of: sender.address), TokenState.balanceSlot(of: recipient)]
        let isAnnounced = builder.random.below(7) == 0
        builder.send(
            from: sender, to: address,
            input: ContractInput.call(
                // More than anybody has.
                TokenContract.Selector.transfer, recipient.word, fails ? UInt256.max >> 1 : amount),
            gasLimit: GasLimits.tokenCall, kind: isAnnounced ? .accessList : .dynamicFee,
            accessList: isAnnounced ? [AccessListEntry(address: address, storageKeys: slots)] : [])
    }

    private mutating func addSwap(to builder: inout BlockBuilder) {
        market.addSwap(by: user(&builder), pool: poolPopularity.draw(&builder.random), to: &builder)
    }

    /// Of the token that the pool trades, without end.
    private mutating func addApproval(to builder: inout BlockBuilder) {
        let pool = poolPopularity.draw(&builder.random)
        builder.send(
            from: user(&builder), to: market.tokens[market.otherToken(ofPool: pool)].address,
            input: ContractInput.call(TokenContract.Selector.approve, market.pools[pool].address.word, .max),
            gasLimit: GasLimits.tokenCall)
    }

    private mutating func addDeployment(to builder: inout BlockBuilder) {
        let founder = user(&builder)
        newTokens.append(
            (founder, ContractInput.address(createdBy: founder.address, nonce: builder.nonce(of: founder))))
        builder.send(
            from: founder, to: nil,
            input: ContractInput.tokenCreation(
                name: "A new token", symbol: "NEW", decimals: 18, supply: Ether.one &* 1_000_000),
            gasLimit: GasLimits.tokenCreation)
    }
}

// MARK: Rollups

extension MixedBlock {
    /// A rollup's batch: two blobs, and a few words for its inbox, which is an account without code.
    private func addBatch(to builder: inout BlockBuilder) {
        let sequencer = builder.accounts.account(.sequencer, builder.random.below(2))
        let words = (0..<4).flatMap { _ in builder.randomWord().bigEndianBytes }
        builder.send(
            from: sequencer, to: builder.accounts.address(.inbox), input: words, gasLimit: GasLimits.batch, kind: .blob,
            blobs: 2)
    }
}

// MARK: People

extension MixedBlock {
    private func user(_ builder: inout BlockBuilder) -> Account {
        let account = builder.accounts.account(.user, builder.random.below(users))
        builder.fund(account.address, Ether.milli)
        return account
    }

    private func exchangeAddress(_ builder: inout BlockBuilder) -> Address {
        builder.accounts.account(.exchange, builder.random.below(Self.exchanges)).address
    }

    /// An account that does not exist before.
    private mutating func newcomer(_ builder: inout BlockBuilder) -> Account {
        newcomers += 1
        return builder.accounts.account(.newcomer, newcomers)
    }
}
