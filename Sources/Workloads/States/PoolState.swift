import Primitives

/// A `Pool` contract before the block. Its tokens' states must give it its reserves.
struct PoolState: PrefilledContract {
    let address: Address
    let token0: Address
    let token1: Address
    let reserve0: UInt256
    let reserve1: UInt256

    var code: CompiledContract { PoolContract.code }

    var storage: [UInt256: UInt256] {
        [
            PoolContract.Slot.token0: token0.word, PoolContract.Slot.token1: token1.word,
            PoolContract.Slot.reserve0: reserve0, PoolContract.Slot.reserve1: reserve1,
        ]
    }
}
