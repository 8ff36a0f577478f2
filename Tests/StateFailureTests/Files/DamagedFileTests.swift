import Chain
import Foundation
import Primitives
import StateTesting
import StateTree
import TestSupport
import Testing

/// Each kind of file that a store consists of, cut, emptied, changed in one bit, or gone: the store is opened with the state of
/// some block, whole, or refused with a reason and advice, or `verify` finds what is wrong. Never a wrong state that looks right,
/// and never the end of the process.
@Suite struct DamagedFileTests {
    enum Kind: String, CaseIterable {
        case log = ".log"
        case table = ".sst"
        case manifest = "MANIFEST-"
        case current = "CURRENT"
        case options = "OPTIONS-"
        case identity = "IDENTITY"

        /// Whether the state does not depend on it.
        var isIdle: Bool { self == .options || self == .identity }
    }

    enum Damage: CustomStringConvertible {
        /// To so many thousandths of the length.
        case cut(Int)
        case flip(thousandth: Int, bit: Int)
        case removed

        var description: String {
            switch self {
            case .cut(let length): "cut to \(length)/1000"
            case .flip(let place, let bit): "bit \(bit) at \(place)/1000"
            case .removed: "removed"
            }
        }
    }

    private static let takesAll = ProcessInfo.processInfo.environment["ALTIUS_STATE_FAULTS"] == "all"

    private static var damages: [Damage] {
        let step = takesAll ? 7 : 190
        let cuts = [0, 1] + Array(stride(from: step, to: 1_000, by: step)) + [995, 999]
        let flips = Array(stride(from: 3, to: 1_000, by: step))
        return cuts.map { .cut($0) } + flips.enumerated().map { .flip(thousandth: $1, bit: $0 % 8) } + [.removed]
    }

    private enum Ending: Hashable, CustomStringConvertible {
        case whole(UInt64)
        case refused
        case foundByVerify

        var description: String {
            switch self {
            case .whole(let head): "block \(head)"
            case .refused: "refused"
            case .foundByVerify: "found by verify"
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func damageIsNeverTakenForAState(kind: Kind) throws {
        let job = FaultJob.commit
        let roots = job.roots
        let folder = try TemporaryFolder()
        let original = folder.path + "/state"
        try Self.makeState(original)
        var endings: [Ending: Int] = [:]
        for (number, damage) in Self.damages.enumerated() {
            let path = "\(folder.path)/copy-\(number)"
            try FileManager.default.copyItem(atPath: original, toPath: path)
            guard try Self.apply(damage, to: kind, in: path) else { continue }
            let ending = try Self.ending(of: path, roots, "\(kind), \(damage)")
            endings[ending, default: 0] += 1
            if kind.isIdle { #expect(ending == .whole(job.end), "\(kind), \(damage)") }
            if kind == .current { #expect(ending == .refused, "\(damage)") }
            try FileManager.default.removeItem(atPath: path)
        }
        #expect(endings.values.reduce(0, +) > 10)
        switch kind {
        case .table, .manifest: #expect((endings[.refused] ?? 0) + (endings[.foundByVerify] ?? 0) > 5)
        case .log: #expect(endings.keys.count { if case .whole = $0 { true } else { false } } > 1)
        case .current, .options, .identity: break
        }
        print("\(kind): \(endings)")
    }

    /// Tables with the first blocks, a log with those that follow.
    private static func makeState(_ path: String) throws {
        let job = FaultJob.commit
        do {
            let state = try ShardedState(
                creating: StateSnapshot(), number: 0, hash: nil, isWhole: true,
                in: RocksDBStore(path: path, mode: .create), FaultJob.configuration)
            for number in 1...UInt64(3) { try state.commit(job.change(of: number), of: FaultJob.link(number)) }
        }
        // Opening turns the log into a table.
        let state = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite), FaultJob.configuration)
        for number in 4...FaultJob.base { try state.commit(job.change(of: number), of: FaultJob.link(number)) }
    }

    /// - Returns: whether there is such a file, and it is another one now.
    private static func apply(_ damage: Damage, to kind: Kind, in path: String) throws -> Bool {
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        guard let name = names.last(where: { $0.hasPrefix(kind.rawValue) || $0.hasSuffix(kind.rawValue) }) else {
            Issue.record("no \(kind)")
            return false
        }
        let file = URL(filePath: path + "/" + name)
        var bytes = try Data(contentsOf: file)
        switch damage {
        case .cut(let length):
            let count = bytes.count * length / 1_000
            guard count < bytes.count else { return false }
            bytes = bytes.prefix(count)
        case .flip(let thousandth, let bit): bytes[bytes.count * thousandth / 1_000] ^= 1 << UInt8(bit)
        case .removed:
            try FileManager.default.removeItem(at: file)
            return true
        }
        try bytes.write(to: file)
        return true
    }

    /// What becomes of it: first to a process of its own, which opens it and commits, then to this one.
    private static func ending(of path: String, _ roots: [Hash256], _ what: String) throws -> Ending {
        let run = try FaultyRun(.commit, .none, in: path)
        if run.code != 0 {
            // Why, and what to do; of an earlier state than the one with block 6, that block 7 does not follow.
            let refusal = run.refusals.last ?? ""
            #expect(refusal.contains(";") || refusal.contains("block 7 does not follow"), "\(what): \(refusal)")
        }
        do {
            let state = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite), FaultJob.configuration)
            guard try state.verify().passed else { return .foundByVerify }
            let head = state.head
            try #require(head.root == roots[Int(head.number)], "\(what): block \(head.number)")
            if run.code == 0 { try #require(head.number == FaultJob.commit.end, "\(what)") }
            return .whole(head.number)
        } catch let error as StateError {
            #expect("\(error)".contains(";"), "\(what): \(error)")
            if case .notAState = error { Issue.record("\(what): \(error)") }
            return .refused
        }
    }
}
