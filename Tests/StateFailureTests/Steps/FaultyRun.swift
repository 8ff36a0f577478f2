import CommandTesting
import Foundation
import Primitives
import StateTesting
import StateTree
import TestSupport
import Testing

/// One run of the faulty writer, and what it left.
struct FaultyRun {
    let job: FaultJob
    let fault: Fault
    let step: Int
    /// The last block it was told is durable.
    let acknowledged: UInt64?
    /// What it was told of blocks that were refused.
    let refusals: [String]
    /// What its steps were, where it was asked for them.
    let steps: [String]
    let code: Int32

    private static let writer = Program.path(of: "FaultyWriter")

    init(_ job: FaultJob, _ fault: Fault, at step: Int = 0, in path: String) throws {
        (self.job, self.fault, self.step) = (job, fault, step)
        let result = try Program.run([path, job.rawValue, fault.rawValue, "\(step)"], executable: Self.writer)
        func rest(_ word: String) -> [String] {
            result.lines.filter { $0.hasPrefix(word) }.map { String($0.dropFirst(word.count)) }
        }
        acknowledged = rest("committed ").last.flatMap { UInt64($0) }
        refusals = rest("refused ")
        steps = rest("step ")
        code = result.code
        let codes: [Int32] = fault.kills ? [0, SIGKILL] : [0, 1]
        try #require(codes.contains(code), "\(self): \(result.output) \(result.errors)")
        if code == 0 { #expect(acknowledged == job.end, "\(self)") }
    }

    /// The state that is there now is that of the block before the fault or of the one after it, whole, and goes on from there.
    ///
    /// - Returns: the head; `nil` where there is no state, as is right if the fault was in its making.
    @discardableResult
    func expectWholeBlock(in path: String, roots: [Hash256]) throws -> UInt64? {
        let last = acknowledged ?? (job.makesState ? nil : FaultJob.base)
        let state: ShardedState
        do {
            state = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite), FaultJob.configuration)
        } catch {
            // RocksDB can lose its way where a failure hits it in the middle of taking in a large state, which it then says.
            if job == .load, last == nil, case .unusable = error, "\(error)".contains("initialise a new one") {
                return nil
            }
            guard last == nil, case .notAState = error else { throw error }
            try makeAgain(in: path, roots)
            return nil
        }
        let head = state.head
        let next: UInt64? =
            switch (job, last) {
            case (.create, nil), (.load, nil): FaultJob.base
            case (.rollback, let last?): last > job.end ? last - 1 : nil
            case (_, let last?): last < job.end ? last + 1 : nil
            case (_, nil): nil
            }
        try #require(head.number == last || head.number == next, "\(self): head \(head.number)")
        try expectWhole(state, roots)
        if job != .load {
            let number = head.number + 1
            let root = try state.commit(job.change(of: number), of: FaultJob.link(number), expecting: nil)
            try #require(root == roots[Int(number)], "\(self): block \(number)")
            try expectWhole(state, roots)
        }
        return head.number
    }

    private func makeAgain(in path: String, _ roots: [Hash256]) throws {
        let store = try RocksDBStore(path: path, mode: .create)
        do {
            let state =
                if job == .load { try FaultJob.load(into: store) } else {
                    try ShardedState(
                        creating: job.snapshot, number: FaultJob.base, hash: nil, isWhole: true, in: store,
                        FaultJob.configuration)
                }
            try expectWhole(state, roots)
        } catch let error as StateError {
            // A large state is made by many commits; one that has only some of them must not be taken for empty.
            guard job == .load, "\(error)".contains("a part of one, whose creation did not end") else { throw error }
        }
    }

    private func expectWhole(_ state: ShardedState, _ roots: [Hash256]) throws {
        try #require(state.head.root == roots[Int(state.head.number)], "\(self)")
        let faults = try state.verify().faults
        try #require(faults == [], "\(self)")
    }
}

extension FaultyRun: CustomStringConvertible {
    var description: String {
        "\(job) with \(fault) at \(step), acknowledged \(acknowledged.map(String.init) ?? "none")"
    }
}
