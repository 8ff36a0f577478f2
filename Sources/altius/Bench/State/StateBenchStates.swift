import Primitives
import State
import StateTree

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The states that the runs begin with: loaded once, then copied for each run.
struct StateBenchStates {
    /// The folder that they are in.
    let path: String
    let size: Int
    let workers: Int

    /// The sharded and the traditional one of a kind, loaded if they are not there.
    ///
    /// - Returns: their folders and the root of both.
    func load(_ kind: StateUpdateKind) throws -> (sharded: String, traditional: String, root: Hash256) {
        let name = "\(path)/\(kind == .single ? "slots" : "accounts")-\(size)"
        let (sharded, traditional) = ("\(name)-sharded", "\(name)-traditional")
        if let text = try? String(contentsOfFile: "\(name)-root", encoding: .utf8),
            let root = Hex.decode(text).flatMap({ Hash256($0) })
        {
            return (sharded, traditional, root)
        }
        for folder in [sharded, traditional] { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let root = try CommandFailure.catching { () throws(StateError) in
            try load(kind, sharded: sharded, traditional: traditional)
        }
        try "\(root)".write(toFile: "\(name)-root", atomically: true, encoding: .utf8)
        return (sharded, traditional, root)
    }

    private func load(_ kind: StateUpdateKind, sharded: String, traditional: String) throws(StateError) -> Hash256 {
        let map = ShardMap(workers: workers)
        let isSingle = kind == .single
        let accounts = BulkEntries(count: isSingle ? 1 : size, map: map) { index in
            Keccak256.hash(isSingle ? StateUpdates.contract : StateUpdates.address(index))
        }
        let slots = isSingle ? BulkEntries(count: size, map: map) { Keccak256.hash(StateUpdates.slot($0)) } : nil
        let account: @Sendable (Int) -> AccountState = { _ in StateUpdates.account }
        let slot: @Sendable (Int) -> UInt256 = { UInt256(UInt64($0) &* 0x9e37_79b9_7f4a_7c15 | 1) }
        var configuration = ShardedState.Configuration()
        configuration.workers = workers
        let state = try ShardedState(
            loading: accounts, account: account, slots: slots, slot: slot, number: 0,
            in: RocksDBStore(path: sharded, mode: .create), configuration)
        let root = try TraditionalState.load(
            accounts, account: account, slots: slots, slot: slot,
            into: RocksDBStore(path: traditional, mode: .create), workers: workers)
        guard root == state.head.root else {
            throw .damaged(place: sharded, expected: "the state root \(root)", found: "\(state.head.root)")
        }
        return root
    }

    /// Copies a state; files that never change are shared.
    static func copy(_ folder: String, to path: String) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: folder) where name != "LOCK" {
            let (from, to) = ("\(folder)/\(name)", "\(path)/\(name)")
            if name.hasSuffix(".sst") {
                try files.linkItem(atPath: from, toPath: to)
            } else {
                try files.copyItem(atPath: from, toPath: to)
            }
        }
    }
}
