import Chain
import Foundation
import Primitives
import State
import StateTesting
import StateTree
import TestSupport
import Testing

@Suite struct RocksDBStoreTests {
    @Test func randomBlocksSurviveReopening() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/state"
        var configuration = ShardedStateTests.configuration(256, 2)
        configuration.trieBytes = 60_000
        configuration.reverseDiffs = 10
        var model = StateModel(seed: 83, accounts: 100)
        for _ in 0..<20 { _ = model.nextBlock(50) }
        var snapshots: [UInt64: StateSnapshot] = [100: model.snapshot]
        _ = try ShardedState(
            creating: model.snapshot, number: 100, hash: nil, isWhole: true,
            in: RocksDBStore(path: path, mode: .create), configuration)
        for first in stride(from: UInt64(101), to: 130, by: 5) {
            let state = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite), configuration)
            #expect(state.head.number == first - 1)
            for number in first..<first + 5 {
                try state.commit(
                    model.nextBlock(30), of: ShardedStateTests.link(number),
                    expecting: StateRoot.root(of: model.snapshot))
                snapshots[number] = model.snapshot
            }
            // A reader beside the writer sees a whole state.
            let reader = try ShardedState(opening: RocksDBStore(path: path, mode: .readOnly))
            #expect(reader.head == state.head)
            #expect(try reader.verify().faults == [])
        }
        let state = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite), configuration)
        #expect(try state.earliestRollback() == 120)
        try state.rollBack(to: 121)
        let snapshot = try #require(snapshots[121])
        #expect(state.head.root == StateRoot.root(of: snapshot))
        try ShardedStateTests.expectReads(of: state, toBeThoseOf: snapshot)
        let verification = try state.verify()
        #expect(verification.faults == [])
        #expect(verification.accounts == UInt64(snapshot.accounts.count))
        #expect(verification.slots == UInt64(snapshot.accounts.values.reduce(0) { $0 + $1.storage.count }))
    }

    @Test func oneWriterAtATime() throws {
        let folder = try TemporaryFolder()
        let store = try RocksDBStore(path: folder.path, mode: .create)
        do {
            _ = try RocksDBStore(path: folder.path, mode: .readWrite)
            Issue.record("two writers")
        } catch {
            #expect("\(error)".contains("this process uses the folder already"))
        }
        #expect(try store.read([]).isEmpty)
    }

    @Test func placesThatCannotBe() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        #expect(throws: StateError.self) { try RocksDBStore(path: folder.path + "/file/state", mode: .create) }
        #expect(throws: StateError.self) { try RocksDBStore(path: folder.path + "/nowhere", mode: .readWrite) }
        #expect(throws: StateError.self) { try RocksDBStore(path: folder.path + "/nowhere", mode: .readOnly) }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/nowhere"))
        // A database without a state in it.
        _ = try RocksDBStore(path: folder.path + "/empty", mode: .create)
        #expect(throws: StateError.self) {
            try ShardedState(opening: RocksDBStore(path: folder.path + "/empty", mode: .readWrite))
        }
    }

    /// The log cut anywhere: the state is that of some block, whole.
    @Test func tornLogsLeaveAWholeBlock() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/state"
        var model = StateModel(seed: 89, accounts: 40)
        var roots: [Hash256] = [MerklePatriciaTrie.emptyRoot]
        do {
            let state = try ShardedState(
                creating: StateSnapshot(), number: 0, hash: nil, isWhole: true,
                in: RocksDBStore(path: path, mode: .create))
            for number in 1...UInt64(12) {
                roots.append(try state.commit(model.nextBlock(20), of: ShardedStateTests.link(number)))
            }
        }
        let log = try #require(
            try FileManager.default.contentsOfDirectory(atPath: path).first { $0.hasSuffix(".log") })
        let whole = try Data(contentsOf: URL(filePath: path + "/" + log))
        var random = SplitMix64(state: 97)
        var heads = Set<UInt64>()
        for round in 0..<25 {
            let copy = folder.path + "/copy-\(round)"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let length = Int(random.next() % UInt64(whole.count))
            try whole.prefix(length).write(to: URL(filePath: copy + "/" + log))
            let state: ShardedState
            do { state = try ShardedState(opening: RocksDBStore(path: copy, mode: .readWrite)) } catch {
                // Cut before the first batch was whole.
                guard case .notAState = error else { throw error }
                continue
            }
            heads.insert(state.head.number)
            #expect(state.head.root == roots[Int(state.head.number)])
            #expect(try state.verify().faults == [])
        }
        #expect(heads.count > 5)
    }

    @Test func damagedTablesAreReported() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/state"
        var model = StateModel(seed: 101, accounts: 200)
        for _ in 0..<10 { _ = model.nextBlock(100) }
        _ = try ShardedState(
            creating: model.snapshot, number: 0, hash: nil, isWhole: true, in: RocksDBStore(path: path, mode: .create))
        // Opening for writing turns the log into a table.
        _ = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite))
        let table = try #require(
            try FileManager.default.contentsOfDirectory(atPath: path).first { $0.hasSuffix(".sst") })
        var bytes = try Data(contentsOf: URL(filePath: path + "/" + table))
        for position in stride(from: 100, to: bytes.count / 2, by: 97) { bytes[position] ^= 0xff }
        try bytes.write(to: URL(filePath: path + "/" + table))
        #expect(throws: StateError.self) {
            let state = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite))
            _ = try state.verify()
        }
    }
}
