import Foundation
import Primitives
import StateTesting
import StateTree
import TestSupport
import Testing

/// A folder with the state before a job, of which each run gets a copy.
final class Place {
    let job: FaultJob
    let roots: [Hash256]
    private let folder: TemporaryFolder
    private var copies = 0

    init(_ job: FaultJob) throws {
        self.job = job
        roots = job.roots
        folder = try TemporaryFolder()
        if !job.makesState { try job.prepare(RocksDBStore(path: original, mode: .create)) }
    }

    private var original: String { folder.path + "/state" }

    /// A folder as it was before the job; for one that makes a state, a path.
    func copy() throws -> String {
        copies += 1
        let path = "\(folder.path)/copy-\(copies)"
        if !job.makesState { try FileManager.default.copyItem(atPath: original, toPath: path) }
        return path
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

    /// The steps of the job, without a fault.
    func steps() throws -> [(number: Int, name: String)] {
        let path = try copy()
        let run = try FaultyRun(job, .none, in: path)
        try #require(run.code == 0, "\(run.refusals)")
        #expect(try run.expectWholeBlock(in: path, roots: roots) == job.end)
        try remove(path)
        return try run.steps.map { step in
            let space = try #require(step.firstIndex(of: " "))
            let number = try #require(Int(step[..<space]))
            return (number, String(step[step.index(after: space)...]))
        }
    }
}
