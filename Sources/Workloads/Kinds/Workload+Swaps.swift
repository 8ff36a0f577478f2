import Primitives

extension Workload {
    /// Pools of one base token against one of at most 32 others. Swaps take turns on the pools, so with as many pools as
    /// transactions they are independent; senders are distinct. Directions and amounts are random.
    func addSwaps(to builder: inout BlockBuilder) {
        var market = Market(pools: pools, otherTokens: min(pools, 32), builder.accounts)
        for index in 0..<transactions {
            market.addSwap(by: builder.sender(index), pool: index % pools, to: &builder)
        }
        market.place(in: &builder)
    }
}
