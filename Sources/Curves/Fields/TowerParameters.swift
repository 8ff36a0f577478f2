/// A base field p = 3 mod 4 with the choices that make its extensions: Fp2 = Fp[u]/(u^2 + 1), Fp6 = Fp2[v]/(v^3 - xi),
/// Fp12 = Fp6[w]/(w^2 - v).
package protocol TowerParameters: PrimeFieldParameters {
    /// `a * xi`, where xi is neither a square nor a cube in Fp2.
    static func timesXi(_ a: Fp2<Self>) -> Fp2<Self>

    /// `xi^(i * (p - 1) / 6)` for i = 1 to 5: what w^i gains when it is raised to the power of p.
    static var frobenius1: Fp2<Self> { get }
    static var frobenius2: Fp2<Self> { get }
    static var frobenius3: Fp2<Self> { get }
    static var frobenius4: Fp2<Self> { get }
    static var frobenius5: Fp2<Self> { get }
}
