/// A prime modulus with what Montgomery arithmetic derives from it (Montgomery 1985). R stands for 2^(64 * limbCount).
///
/// The derived constants are literals, so that they fold into the code; tests derive them again from the modulus.
package protocol PrimeFieldParameters: Sendable {
    associatedtype Limbs: FieldLimbs

    /// The prime p, with at least two free bits at the top.
    static var modulus: Limbs { get }
    /// `-p^-1` modulo 2^64.
    static var negatedInverse: UInt64 { get }
    /// `R mod p`, the Montgomery form of 1.
    static var radix: Limbs { get }
    /// `R^2 mod p`, which converts into Montgomery form.
    static var radixSquared: Limbs { get }
}
