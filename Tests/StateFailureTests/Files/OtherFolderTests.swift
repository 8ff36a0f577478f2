import CommandTesting
import Foundation
import Primitives
import StateTesting
import StateTree
import TestSupport
import Testing

/// Folders that hold something else than a state of this program: one sentence says so, nothing in them is changed.
@Suite struct OtherFolderTests {
    @Test func aNewerFormatIsRefused() throws {
        let place = try Place(.commit)
        let path = try place.copy()
        do {
            let store = try RocksDBStore(path: path, mode: .readWrite)
            var batch = StoreBatch()
            try store.forEach(in: .manifest) { (key, value) throws(StateError) in
                var content = Array(value.dropLast(8))
                // After the header of the list, the first item is the version: one byte.
                let version = content[0] >= 0xf8 ? Int(content[0]) - 0xf7 + 1 : 1
                content[version] = 99
                batch.put(key, content + Keccak256.hash(content).bytes.prefix(8))
                return true
            }
            #expect(batch.writes.count == 1)
            try store.commit(batch)
        }
        let result = try Program.run("state", "verify", "--data-dir", path)
        #expect(result.code == 2 && result.errorLines.count == 1)
        #expect(result.errors.contains("found 99; use the program that wrote it"), "\(result.errors)")
        // Nor is it taken for empty.
        try expectRefusedMaking(in: path, "found a state")
    }

    @Test func aDatabaseWithoutItsFirstFileIsNotReplaced() throws {
        let place = try Place(.commit)
        let path = try place.copy()
        try FileManager.default.removeItem(atPath: path + "/CURRENT")
        let before = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        for arguments in [["state", "info"], ["state", "verify"], ["state", "rollback", "3"]] {
            let result = try Program.run(arguments + ["--data-dir", path])
            #expect(
                result.code == 2 && result.errors.contains("the store is damaged: restore a copy"), "\(result.errors)")
        }
        try expectRefusedMaking(in: path, "the store is damaged: restore a copy")
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == before)
    }

    @Test func aFolderOfOtherThingsHoldsNoState() throws {
        let folder = try TemporaryFolder()
        try folder.write("not a state", to: "notes.txt")
        for arguments in [["state", "info"], ["state", "verify"], ["state", "rollback", "3"]] {
            let result = try Program.run(arguments + ["--data-dir", folder.path])
            #expect(result.code == 2 && result.errorLines.count == 1)
            #expect(result.errors.contains("put one in with 'altius state init'"), "\(result.errors)")
        }
        let file = try Program.run("state", "info", "--data-dir", folder.path + "/notes.txt")
        #expect(file.code == 2 && file.errorLines.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
    }

    /// A value changed under a right checksum of its file: the command finds it, says which, and ends with 1.
    @Test(arguments: [StoreKey.Table.account, .slot, .branch, .code, .root])
    func verifyFindsAFlippedValue(table: StoreKey.Table) throws {
        let place = try Place(.large)
        let path = try place.copy()
        do {
            let store = try RocksDBStore(path: path, mode: .readWrite)
            var batch = StoreBatch()
            try store.forEach(in: table) { (key, value) throws(StateError) in
                guard let last = value.last else { return true }
                batch.put(key, value.dropLast() + [last ^ 1])
                return false
            }
            try #require(batch.writes.count == 1)
            try store.commit(batch)
        }
        let result = try Program.run("state", "verify", "--data-dir", path)
        #expect([1, 2].contains(result.code), "\(result.output)")
        #expect(result.code == 2 ? result.errorLines.count == 1 : result.lines.last?.hasSuffix("WRONG") == true)
    }

    private func expectRefusedMaking(in path: String, _ reason: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"alloc\": {}}", to: "genesis.json")
        let result = try Program.run("state", "init", "genesis.json", "--data-dir", path, in: folder.path)
        #expect(result.code == 2 && result.errorLines.count == 1)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }
}
