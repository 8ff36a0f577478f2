import Primitives

/// A contract before the block that needs only a few fixed slots, or none.
struct SimpleContractState: PrefilledContract {
    let address: Address
    let code: CompiledContract
    var storage: [UInt256: UInt256] = [:]
}
