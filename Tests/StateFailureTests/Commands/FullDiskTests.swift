import CommandTesting
import Foundation
import TestSupport
import Testing

/// A disk, or a limit of file sizes, that is reached while blocks are committed: the command says so in one sentence and ends with
/// 2, what it had acknowledged is there, and it goes on once there is room.
@Suite struct FullDiskTests {
    /// Files may not grow beyond a limit, in units of 512 bytes; beyond it, writes are cut and fail.
    @Test func aLimitOfFileSizes() throws {
        let chain = try StoredChain(blocks: 6)
        var heads = Set<Int>()
        var refused = 0
        let largest = try Self.largestFile(of: chain) / 512
        for limit in [1, 16] + stride(from: largest / 8, through: largest + 8, by: largest / 8) {
            let state = try chain.copy(to: "limit-\(limit)")
            let result = try chain.run(state, after: "trap '' XFSZ; ulimit -f \(limit)")
            let acknowledged = StoredChain.before + StoredChain.acknowledged(result)
            if result.code != 0 {
                refused += 1
                try expectSentence(result)
            }
            let head = try chain.expectWhole(state)
            // At the failure of a synchronisation, the block in question may be there.
            #expect(head == acknowledged || head == acknowledged + 1)
            heads.insert(head)
            try chain.expectGoesOn(state)
        }
        #expect(refused > 3 && heads.count > 2, "\(refused) refused, heads \(heads.sorted())")
        print("limits of file sizes: \(refused) of 10 refused, heads \(heads.sorted())")
    }

    /// Bytes that a file must be allowed to have for all blocks.
    private static func largestFile(of chain: StoredChain) throws -> Int {
        let state = try chain.copy(to: "whole")
        #expect(try chain.run(state).code == 0)
        let sizes = try FileManager.default.contentsOfDirectory(atPath: state).map { name in
            try FileManager.default.attributesOfItem(atPath: state + "/" + name)[.size] as? Int ?? 0
        }
        return sizes.max() ?? 0
    }

    /// A real disk, as small as it must be; needs the right to mount one.
    @Test func aFullDisk() throws {
        let chain = try StoredChain(blocks: 24)
        guard let disk = try Mount(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]) else {
            print("skipped: no right to mount a small disk")
            return
        }
        var heads = Set<Int>()
        var refused = 0
        for kilobytes in [0, 20, 40, 50, 60, 70, 80, 100, 130] {
            let state = try chain.copy(to: disk.path + "/state")
            try disk.fill("filler", leaving: kilobytes << 10)
            let result = try chain.run(state)
            let acknowledged = StoredChain.before + StoredChain.acknowledged(result)
            if result.code != 0 {
                refused += 1
                try expectSentence(result)
            }
            try FileManager.default.removeItem(atPath: disk.path + "/filler")
            let head = try chain.expectWhole(state)
            #expect(head == acknowledged || head == acknowledged + 1)
            heads.insert(head)
            try chain.expectGoesOn(state)
            try FileManager.default.removeItem(atPath: state)
        }
        #expect(refused > 3 && heads.count > 2, "\(refused) refused, heads \(heads.sorted())")
        print("full disk: \(refused) of 9 refused, heads \(heads.sorted())")
    }

    /// A state that does not fit is not there afterwards, and can be made once it fits.
    @Test func aFullDiskAtTheMaking() throws {
        let chain = try StoredChain(blocks: 2)
        guard let disk = try Mount(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]) else {
            print("skipped: no right to mount a small disk")
            return
        }
        let state = disk.path + "/state"
        let making = ["state", "init", chain.folder.path + "/chain/10.json", "--data-dir", state]
        for kilobytes in [0, 4, 12, 60, 90] {
            try disk.fill("filler", leaving: kilobytes << 10)
            let result = try Program.run(making)
            try FileManager.default.removeItem(atPath: disk.path + "/filler")
            if result.code != 0 {
                try expectSentence(result)
                #expect(try Program.run("state", "info", "--data-dir", state).code == 2)
                let again = try Program.run(making)
                #expect(again.code == 0, "\(kilobytes) KB: \(again.errors)")
            }
            try chain.expectGoesOn(state)
            try FileManager.default.removeItem(atPath: state)
        }
    }

    private func expectSentence(_ result: Program.Result) throws {
        #expect(result.code == 2 && result.errorLines.count == 1, "\(result.code): \(result.errors)")
        #expect(result.errors.hasPrefix("altius: "))
        #expect(
            result.errors.contains("make room on the disk") || result.errors.contains("cannot be made"),
            "\(result.errors)")
    }
}
