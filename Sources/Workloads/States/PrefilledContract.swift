import Chain
import Primitives

/// A contract as it stands before the block, filled as if it had been in use, without the transactions that would have done it.
protocol PrefilledContract {
    var address: Address { get }
    var code: CompiledContract { get }
    /// Non-zero slots.
    var storage: [UInt256: UInt256] { get }
}

extension PrefilledContract {
    /// A contract's nonce is 1 from its creation on (EIP-161).
    var snapshot: AccountSnapshot {
        AccountSnapshot(
            balance: .zero, nonce: 1, code: code.runtimeCode, codeHash: code.codeHash,
            storage: storage.filter { !$0.value.isZero })
    }
}
