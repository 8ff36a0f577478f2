/// A pairing-friendly curve of embedding degree 12 with its sextic twist, and what its optimal ate pairing (Vercauteren 2010)
/// differs in from other such curves. The curve is the parameter of all of its fields.
package protocol PairingCurve: TowerParameters {
    associatedtype G1: ShortWeierstrassCurve where G1.Coordinate == PrimeField<Self>
    associatedtype G2: ShortWeierstrassCurve where G2.Coordinate == Fp2<Self>

    /// Three times the twist's coefficient b.
    static var tripledTwistB: Fp2<Self> { get }
    /// What the conjugated x and y are multiplied with in the twist's Frobenius endomorphism.
    static var twistFrobeniusX: Fp2<Self> { get }
    static var twistFrobeniusY: Fp2<Self> { get }

    /// The length of Miller's loop, as a magnitude.
    static var loop: NonAdjacentForm { get }
    /// `f` times a line, whose place among the coefficients depends on the kind of twist.
    static func multiply(_ f: inout Fp12<Self>, by line: Line<Self>)
    /// What follows the loop: the negation of a negative parameter, or the last two lines.
    static func finishMillerLoop(_ f: inout Fp12<Self>, _ terms: inout [MillerTerm<Self>])
    /// The power of a multiple, prime to the group order, of (p^4 - p^2 + 1) / r; `f` is in the cyclotomic subgroup.
    static func raisedToHardPart(_ f: Fp12<Self>) -> Fp12<Self>
}

extension JacobianPoint where Curve: ShortWeierstrassCurve {
    /// The twist's Frobenius endomorphism psi: the p-power Frobenius of the curve, seen on the twist.
    func twistFrobenius<Pairing: PairingCurve>(of pairing: Pairing.Type) -> Self where Curve == Pairing.G2 {
        Self(
            x: x.conjugated * Pairing.twistFrobeniusX, y: y.conjugated * Pairing.twistFrobeniusY, z: z.conjugated)
    }
}
