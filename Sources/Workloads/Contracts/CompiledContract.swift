import Primitives

/// The code of a contract of `demo-blocks/contracts`.
///
/// It stands in generated Swift sources rather than in resource files: a SwiftPM resource bundle is found by the absolute path of
/// the build, so an installed program would lose it.
package struct CompiledContract: Sendable {
    /// What a creation transaction carries, before the constructor's arguments.
    package let creationCode: [UInt8]
    /// What a deployed contract consists of.
    package let runtimeCode: [UInt8]
    /// The Keccak-256 hash of `runtimeCode`.
    package let codeHash: Hash256

    /// - Precondition: both texts are hexadecimal; only generated sources call this.
    init(creationCode: String, runtimeCode: String) {
        guard let creation = Hex.decode(creationCode), let runtime = Hex.decode(runtimeCode) else {
            preconditionFailure("a generated contract source is damaged: run demo-blocks/contracts/build")
        }
        self.creationCode = creation
        self.runtimeCode = runtime
        codeHash = Keccak256.hash(runtime)
    }
}
