import Chain

/// A contract that the protocol itself provides at a low address: a pure function from call data to output.
package struct Precompile: Sendable {
    /// The last byte of the contract's address; the other 19 are zero.
    package let address: UInt8
    /// The name that execution specifications use, in lower case: "ecrecover".
    package let name: String
    /// The rule set that introduced the contract.
    package let firstFork: Fork
    /// What a call with this input costs; `UInt64.max` for more than 64 bits hold. Reads at most the sizes and the first
    /// words of the input, so it is safe to call before the gas is known to be there.
    package let gas: @Sendable (_ input: UnsafeRawBufferPointer, _ fork: Fork) -> UInt64
    /// Appends the output to `output`, which arrives empty. `false` means that the call fails and consumes all its gas;
    /// `output` is then unspecified. To be called only once the gas is paid.
    package let run: @Sendable (_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool

    init(
        _ address: UInt8, _ name: String, since firstFork: Fork,
        gas: @escaping @Sendable (_ input: UnsafeRawBufferPointer, _ fork: Fork) -> UInt64,
        run: @escaping @Sendable (_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool
    ) {
        self.address = address
        self.name = name
        self.firstFork = firstFork
        self.gas = gas
        self.run = run
    }
}
