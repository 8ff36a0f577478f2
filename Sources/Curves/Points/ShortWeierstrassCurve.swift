/// A curve y^2 = x^3 + b over a field, with a subgroup of prime order in which a protocol works.
package protocol ShortWeierstrassCurve: Sendable {
    associatedtype Coordinate: Field
    static var b: Coordinate { get }
}
