import Primitives

/// Tokens and the pools that trade them. Token 0 is the base token, which every pool has; pool `p` trades it against the other
/// token `p % otherTokens`.
struct Market {
    private static let reserve = Ether.one &* 1_000_000

    var tokens: [TokenState]
    private(set) var pools: [PoolState]

    /// All pools hold a million units of both tokens, which is their price of 1.
    init(pools poolCount: Int, otherTokens: Int, _ accounts: AccountDirectory) {
        tokens = (0...otherTokens).map { index in
            index == 0
                ? TokenState(address: accounts.address(.token), name: "Altius Demo Base", symbol: "BASE")
                : TokenState(
                    address: accounts.address(.token, index), name: "Altius Demo Token \(index)", symbol: "DEMO\(index)"
                )
        }
        pools = []
        pools.reserveCapacity(poolCount)
        for index in 0..<poolCount {
            let address = accounts.address(.pool, index)
            let other = 1 + index % otherTokens
            tokens[0].give(Self.reserve, to: address)
            tokens[other].give(Self.reserve, to: address)
            pools.append(
                PoolState(
                    address: address, token0: tokens[0].address, token1: tokens[other].address,
                    reserve0: Self.reserve, reserve1: Self.reserve))
        }
    }

    /// The number of the token that `pool` trades against the base token.
    func otherToken(ofPool pool: Int) -> Int { 1 + pool % (tokens.count - 1) }

    /// A swap of up to a hundred units, which its sender has and has approved before the block. It accepts half the price that
    /// the block begins with: random swaps of both directions never move a pool that far.
    mutating func addSwap(by sender: Account, pool index: Int, to builder: inout BlockBuilder) {
        let sellsBase = builder.random.chance(50)
        let amount = Ether.milli &* UInt256(1 + builder.random.below(100_000))
        let sold = sellsBase ? 0 : otherToken(ofPool: index)
        let pool = pools[index].address
        tokens[sold].give(amount, to: sender.address)
        tokens[sold].approve(pool, by: sender.address)
        // The bought token is held before: a first balance would cost more.
        tokens[sellsBase ? otherToken(ofPool: index) : 0].give(Ether.one, to: sender.address)
        builder.send(
            from: sender, to: pool,
            input: ContractInput.call(
                PoolContract.Selector.swap, UInt256(sellsBase), amount, amount >> 1, sender.address.word),
            gasLimit: GasLimits.swap)
    }

    func place(in builder: inout BlockBuilder) {
        for token in tokens { builder.place(token) }
        for pool in pools { builder.place(pool) }
    }
}
