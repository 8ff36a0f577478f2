import Chain
import Execution
import Primitives

/// One block's figures by configuration.
struct BlockComparison {
    /// The header's number.
    let number: UInt64
    /// For people: the number, or a synthetic block's name.
    let name: String
    let transactions: Int
    let gasUsed: UInt64
    /// Of the first configuration: the outcome compared with what the block's file states; `nil` for a synthetic block, which
    /// states nothing.
    let verification: BlockVerification?
    /// Equal for all configurations.
    let stateDigest: Hash256
    let figures: [ConfigurationFigures]
    /// `nil` if nothing is simulated.
    let simulation: BlockSimulation?

    var size: BlockSize { BlockSize(transactions: transactions) }

    /// `nil` where there is nothing to compare.
    var verified: Bool? { verification?.passed }

    /// Nanoseconds of the first configuration.
    var baseline: UInt64 { figures.first?.nanoseconds ?? 0 }
}
