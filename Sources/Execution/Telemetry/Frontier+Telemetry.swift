import Primitives
import State
import Telemetry

// What the frontier's owner reports, with the recorder of the worker that owns it.
extension Frontier {
    /// A failed read, with the values behind it; `nil` for those from before the block.
    struct ReportedConflict {
        let reader: Int
        let dependency: Dependency
        let observed: UInt256?
        let actual: UInt256?
    }

    /// Reports that an execution ahead of its turn was checked and is thrown away.
    ///
    /// - Parameter conflicts: the reads that did not hold; none if the execution was not valid.
    mutating func reportFailure(
        of attempt: Attempt, _ index: Int, _ conflicts: some Sequence<(reader: Int, Dependency)>,
        _ state: FrontierState, by worker: Worker
    ) {
        guard worker.recorder.isOn else { return }
        var group = EventGroup(worker.recorder, index, incarnation: 0)
        var holds: UInt64 = 1
        for (_, conflict) in conflicts {
            holds = 0
            group.record(
                .conflictFound, UInt64(EventLocation.id(conflict)),
                version(writtenBy: conflict).word)
            let values = state.values(behind: conflict, of: attempt.effects)
            reportedConflicts.append(
                ReportedConflict(
                    reader: index, dependency: conflict, observed: values.observed, actual: values.actual))
        }
        group.record(.validated, UInt64(attempt.effects.locationCount), holds)
    }

    /// Reports a commit, and before it what the execution depended on and that it was checked, if it ran ahead. All at one
    /// moment, since looking at the clock costs more than the rest.
    ///
    /// - Parameter checked: how many locations were checked, `nil` for an execution that needed no check.
    func reportCommit(
        gasUsed: UInt64, _ index: Int, firstDependency: Int, executions: UInt8, checked: Int?, by worker: Worker
    ) {
        guard worker.recorder.isOn else { return }
        var group = EventGroup(worker.recorder, index, incarnation: executions &- 1)
        for (_, dependency) in dependencies[firstDependency...] {
            group.record(
                .dependencyFound, UInt64(EventLocation.id(dependency)),
                version(writtenBy: dependency).word)
        }
        if let checked { group.record(.validated, UInt64(checked), 1) }
        group.record(.committed, gasUsed, UInt64(executions))
    }

    /// Reports the accesses of an execution. One at the frontier observed the newest versions: those that its check noted among
    /// the dependencies, and the state before the block otherwise.
    func reportAccesses(of execution: ObservedExecution, by worker: Worker, _ names: inout LocationIDSet) {
        let met = dependencies[execution.dependencies]
        guard !met.isEmpty else { return worker.reportAccesses(of: execution, &names) }
        // Accesses and dependencies come in the same order, so the next one is usually it.
        var next = met.startIndex
        worker.reportAccesses(of: execution, &names) { access in
            let id = EventLocation.id(access)
            func isMet(_ position: Int) -> Bool { EventLocation.id(met[position].1) == id }
            let position = next < met.endIndex && isMet(next) ? next : met.indices.first(where: isMet)
            guard let position else { return .base }
            next = position + 1
            return version(writtenBy: met[position].1)
        }
    }

    /// The version that the dependency's reader has to see. What the protocol does before the transactions counts as the
    /// state before the block.
    func version(writtenBy dependency: Dependency) -> RecordedVersion {
        guard let writer = dependency.writerIndex, results.indices.contains(writer) else { return .base }
        return RecordedVersion(
            txIndex: UInt32(truncatingIfNeeded: writer), incarnation: results[writer].executions &- 1)
    }
}
