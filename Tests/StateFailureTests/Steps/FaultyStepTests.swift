import Foundation
import Primitives
import StateTesting
import StateTree
import TestSupport
import Testing

/// A process with a fault at each step by which it changes a store, system calls included: afterwards the state is that of the
/// block before or after, whole, nothing acknowledged is lost, and work goes on. The environment's `ALTIUS_STATE_FAULTS=all`
/// takes every step with every fault, which is some minutes.
@Suite struct FaultyStepTests {
    private static let takesAll = ProcessInfo.processInfo.environment["ALTIUS_STATE_FAULTS"] == "all"

    private static let faults: [(Fault, FaultJob)] = FaultJob.allCases.flatMap { job in
        Fault.allCases.filter { $0 != .none && $0 != .fileLimit }.map { ($0, job) }
    }

    @Test(arguments: faults)
    func aFaultAtAStepLeavesAWholeBlock(fault: Fault, job: FaultJob) throws {
        let place = try Place(job)
        let all = try place.steps()
        let firstCommit = try #require(all.first { $0.name.hasPrefix("commit ") }?.number)
        let steps = all.filter { Self.concerns($0.name, fault) }.map(\.number)
        try #require(steps.count > 3)
        var heads: [UInt64?: Int] = [:]
        var ended = 0
        var refused = 0
        for step in Self.takesAll ? steps : Self.chosen(of: steps, from: firstCommit) {
            let path = try place.copy()
            let run = try FaultyRun(job, fault, at: step, in: path)
            if run.code != 0 { ended += 1 }
            if !run.refusals.isEmpty { refused += 1 }
            heads[try run.expectWholeBlock(in: path, roots: place.roots), default: 0] += 1
            try place.remove(path)
        }
        // The last steps may not come to pass when others take less.
        if fault.kills { #expect(ended > 2) }
        if fault == .noSpace { #expect(refused > 0) }
        let text = heads.map { "\($0.key.map(String.init) ?? "none") \($0.value)" }.sorted().joined(separator: ", ")
        print("\(job), \(fault): \(ended) ended, \(refused) refused, blocks afterwards: \(text)")
    }

    /// Steps at which the fault makes a difference.
    private static func concerns(_ name: String, _ fault: Fault) -> Bool {
        let isWrite = name.hasPrefix("write") || name.hasPrefix("pwrite")
        // RocksDB's own log for people.
        if name.contains("/LOG") { return false }
        return switch fault {
        case .tear, .shortWrite: isWrite
        case .inputOutputError, .interruption, .noSpace, .powerLoss:
            !name.hasPrefix("read") && !name.hasPrefix("iterate")
        case .kill: true
        case .none, .fileLimit: false
        }
    }

    /// Some of all, most of them from the first commit on.
    private static func chosen(of steps: [Int], from firstCommit: Int) -> [Int] {
        let parts = [(steps.filter { $0 < firstCommit }, 3), (steps.filter { $0 >= firstCommit }, 8)]
        return parts.flatMap { steps, most in
            let stride = max(1, (steps.count + most - 1) / most)
            return steps.enumerated().filter { ($0.offset + steps.count / 3) % stride == 0 }.map(\.element)
        }
    }
}
