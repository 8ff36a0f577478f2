/// A number written with digits -1, 0 and 1 of which no two neighbours are non-zero (Reitwiesner 1960): a third of the digits
/// are non-zero, against half in binary.
package struct NonAdjacentForm: Sendable {
    private let plus: UInt128
    private let minus: UInt128

    /// The number of digits, the highest of which is 1; 0 for zero.
    package let count: Int

    package init(_ value: UInt64) {
        self.init(UInt128(value))
    }

    /// - Precondition: `value` is below 2^126.
    package init(_ value: UInt128) {
        // Where value and 3 * value differ, the digit at half the weight is non-zero.
        let triple = value &* 3
        plus = (triple & ~value) >> 1
        minus = (value & ~triple) >> 1
        count = 128 - plus.leadingZeroBitCount
    }

    /// The digit of weight 2^index.
    @inline(__always)
    package subscript(index: Int) -> Int {
        Int(truncatingIfNeeded: plus >> UInt128(index) & 1) - Int(truncatingIfNeeded: minus >> UInt128(index) & 1)
    }
}
