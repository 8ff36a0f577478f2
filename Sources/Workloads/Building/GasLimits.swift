/// Gas limits of the calls that synthetic blocks consist of: what the dearest case takes, and some more, as wallets set them.
enum GasLimits {
    /// Exactly what a transfer without data costs (yellow paper, appendix G).
    static let transfer: UInt64 = 21_000
    static let tokenCall: UInt64 = 80_000
    static let swap: UInt64 = 220_000
    static let mint: UInt64 = 140_000
    static let chainCall: UInt64 = 80_000
    static let record: UInt64 = 70_000
    static let batch: UInt64 = 30_000
    static let tokenCreation: UInt64 = 1_200_000
}
