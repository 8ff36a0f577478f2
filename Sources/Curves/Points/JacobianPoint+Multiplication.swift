extension JacobianPoint {
    /// `scalar` times the point, by doubling and adding with signed digits. For small or sparse scalars; it needs no table.
    package func multiplied(by scalar: UInt64) -> Self {
        let digits = NonAdjacentForm(scalar)
        var result = Self.infinity
        var index = digits.count
        while index > 0 {
            index -= 1
            result = result.doubled
            switch digits[index] {
            case 1: result = result + self
            case -1: result = result + (-self)
            default: break
            }
        }
        return result
    }
}
