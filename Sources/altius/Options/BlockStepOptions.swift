import ArgumentParser
import Execution

/// Which parts of a block beyond its transactions are executed. Block folders hold what transactions touch, so all are off at
/// first; with one of them on, a folder's post-state has nothing to compare.
struct BlockStepOptions: ParsableArguments {
    @Flag(help: "Pay block and ommer rewards (before Paris).")
    var withRewards = false

    @Flag(help: "Credit withdrawals (from Shanghai on).")
    var withWithdrawals = false

    @Flag(help: "Store the parent beacon block's root (from Cancun on).")
    var withBeaconRoot = false

    var blockOptions: BlockOptions {
        BlockOptions(
            reward: withRewards ? .full : .none, creditsWithdrawals: withWithdrawals, storesBeaconRoot: withBeaconRoot)
    }
}
