/// What an account of a synthetic block is for. Together with seed and index it determines the address; raw values are part of
/// that, so they never change.
enum AccountRole: UInt64, Sendable {
    case feeRecipient = 1
    case proposer
    case sender
    case recipient
    case hot
    case user
    case exchange
    case newcomer
    case sequencer
    case inbox
    case token = 16
    case pool
    case collectible
    case hashChain
    case registry
}
