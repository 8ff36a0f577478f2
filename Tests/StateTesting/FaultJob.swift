import Chain
import Primitives
import State
import StateTree

/// What a writer does to a store while something goes wrong. Everything about it can be computed beforehand, so that who looks
/// at the store afterwards knows what each block's state must be.
package enum FaultJob: String, CaseIterable, Sendable {
    /// Puts the state of `base` into an empty folder.
    case create
    /// The same, in the way of large states.
    case load
    /// Opens it, which rewrites the log as a table, and commits the blocks that follow.
    case commit
    /// Commits one block that takes many writes to the log.
    case large
    /// Goes back to block `base - 3`, one block per call.
    case rollback

    /// The head before, but for jobs that make it.
    package static let base: UInt64 = 6

    /// The head when all is well.
    package var end: UInt64 {
        switch self {
        case .create, .load: Self.base
        case .commit: Self.base + 3
        case .large: Self.base + 1
        case .rollback: Self.base - 3
        }
    }

    /// Whether the folder has no state before.
    package var makesState: Bool { self == .create || self == .load }

    package static let configuration = {
        var configuration = ShardedState.Configuration()
        configuration.cacheBytes = 1 << 20
        configuration.trieBytes = 60_000
        return configuration
    }()

    package static func link(_ number: UInt64) -> BlockLink { BlockLink(number: number, hash: nil, parentHash: nil) }

    /// The accounts before the first block; of `load` all there are.
    package var model: StateModel { StateModel(seed: 211, accounts: self == .large ? 1_500 : 40) }

    /// The blocks' sizes, in touched accounts.
    package func size(of block: UInt64) -> Int { self == .large && block == Self.base + 1 ? 1_500 : 20 }

    /// The root after each block, of block 0 first, with a block more than the job commits.
    package var roots: [Hash256] {
        if self == .load { return [Hash256](repeating: Self.loadedRoot, count: Int(Self.base) + 1) }
        var model = model
        var roots = [MerklePatriciaTrie.emptyRoot]
        for number in 1...max(end, Self.base) + 1 {
            _ = model.nextBlock(size(of: number))
            roots.append(StateRoot.root(of: model.snapshot))
        }
        return roots
    }

    /// The change that a block makes.
    package func change(of block: UInt64) -> StateChange {
        var model = model
        for number in 1..<block { _ = model.nextBlock(size(of: number)) }
        return model.nextBlock(size(of: block))
    }

    /// The state of block `base`.
    package var snapshot: StateSnapshot {
        var model = model
        for number in 1...Self.base { _ = model.nextBlock(size(of: number)) }
        return model.snapshot
    }

    /// Puts the state before the job into a store, block by block.
    package func prepare(_ store: any StateStore) throws {
        guard !makesState else { return }
        var model = model
        let state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store, Self.configuration)
        for number in 1...Self.base { try state.commit(model.nextBlock(size(of: number)), of: Self.link(number)) }
    }
}

// MARK: Large states

extension FaultJob {
    private static let loadedAccounts = 300

    private static func loaded(_ index: Int) -> (address: Address, account: AccountSnapshot) {
        (
            Address(high: 3, middle: 1, low: UInt64(index)),
            AccountSnapshot(balance: UInt256(UInt64(index) + 1), nonce: 1)
        )
    }

    private static let loadedRoot = {
        var snapshot = StateSnapshot()
        for index in 0..<loadedAccounts {
            let (address, account) = loaded(index)
            snapshot[address] = account
        }
        return StateRoot.root(of: snapshot)
    }()

    /// Makes the state of `load`.
    package static func load(into store: any StateStore) throws(StateError) -> ShardedState {
        let map = ShardMap(shards: configuration.shards, workers: 1)
        let accounts = BulkEntries(count: loadedAccounts, map: map) { Keccak256.hash(loaded($0).address) }
        return try ShardedState(
            loading: accounts,
            account: {
                let account = loaded($0).account
                return AccountState(
                    balance: account.balance, nonce: account.nonce, codeHash: account.codeHash, hasStorage: false)
            }, number: base, in: store, configuration)
    }
}
