/// Ethereum mainnet: its chain ID and where its forks begin.
public enum Mainnet {
    public static let chainID: UInt64 = 1

    /// Forks by block number. Constantinople and Petersburg began with the same block, so only the latter was ever in force.
    private static let forksByNumber: [(firstBlock: UInt64, fork: Fork)] = [
        (0, .frontier), (1_150_000, .homestead), (2_463_000, .tangerineWhistle), (2_675_000, .spuriousDragon),
        (4_370_000, .byzantium), (7_280_000, .petersburg), (9_069_000, .istanbul), (12_244_000, .berlin),
        (12_965_000, .london), (15_537_394, .paris),
    ]

    /// Forks by timestamp, seconds since 1970, from the merge on.
    private static let forksByTime: [(firstTimestamp: UInt64, fork: Fork)] = [
        (1_681_338_455, .shanghai), (1_710_338_135, .cancun),
    ]

    /// The fork whose rules govern the block with this `number` and `timestamp`.
    public static func fork(number: UInt64, timestamp: UInt64) -> Fork {
        forksByTime.last { timestamp >= $0.firstTimestamp }?.fork
            ?? forksByNumber.last { number >= $0.firstBlock }?.fork
            ?? .frontier
    }
}
