/// Which parts of a block beyond its transactions are executed.
///
/// Block folders hold the state that transactions touch and what they leave, so for them everything else is off. A chain whose
/// state is complete turns everything on.
package struct BlockOptions: Sendable, Equatable {
    /// What a block's producer gets beyond the fees.
    package enum Reward: Sendable, Equatable {
        case none
        /// Nothing, but the account is touched, as ethereum/tests' state tests demand: before EIP-161 it comes into being, from
        /// then on it goes if it is empty.
        case touchOnly
        /// The fork's block reward and the ommers' shares (yellow paper, section 11.3).
        case full
    }

    package var reward = Reward.none
    /// Credits the block's withdrawals (EIP-4895).
    package var creditsWithdrawals = false
    /// Stores the parent beacon block's root before the first transaction (EIP-4788).
    package var storesBeaconRoot = false

    package init(reward: Reward = .none, creditsWithdrawals: Bool = false, storesBeaconRoot: Bool = false) {
        self.reward = reward
        self.creditsWithdrawals = creditsWithdrawals
        self.storesBeaconRoot = storesBeaconRoot
    }

    /// Only the transactions.
    package static let transactionsOnly = BlockOptions()
    /// Everything that leads from one block's state root to the next one's.
    package static let wholeBlock = BlockOptions(reward: .full, creditsWithdrawals: true, storesBeaconRoot: true)
}
