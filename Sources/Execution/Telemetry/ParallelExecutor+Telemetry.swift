import Primitives
import State
import Telemetry

extension ParallelExecutor {
    /// Describes the block. Before any worker starts.
    func reportBeginning(of task: BlockTask) {
        guard let telemetry, task.reportsEvents else { return }
        telemetry.post(BlockDescription(task, executor: name))
        // Here, since not every block wakes every worker.
        for worker in crew { worker.observed.removeAll(keepingCapacity: true) }
    }

    /// Reports what the block's executions read and wrote, names what its events refer to by number, and reports its end.
    ///
    /// - Parameter nanoseconds: of execution.
    func reportEnd(of run: BlockRun, _ directory: LocationDirectory, nanoseconds: UInt64) {
        guard let telemetry, run.task.reportsEvents else { return }
        for worker in crew { reportAccesses(of: run, by: worker, telemetry) }
        for (_, dependency) in run.frontier.dependencies + run.frontier.conflicts {
            reportedLocations.insert(EventLocation.id(dependency))
        }
        let names = reportedLocations.takeAll().map { id in
            let (number, field) = EventLocation.parts(of: id)
            return LocationNames.Entry(id: id, location: LocationDescription(directory.location(number, field)))
        }
        telemetry.post(LocationNames(block: run.task.ordinal, entries: names))
        let conflicts = run.frontier.reportedConflicts.map { entry(of: $0, run, directory) }
        telemetry.post(ConflictValues(block: run.task.ordinal, entries: conflicts))
        crew[0].recorder.record(.blockEnded, run.frontier.gas.used, nanoseconds)
    }

    /// All at one moment. Nobody waits for this any more, so it waits for the collector where the ring is too small.
    private func reportAccesses(of run: BlockRun, by worker: Worker, _ telemetry: Collector) {
        worker.recorder.advanceInstant()
        for execution in worker.observed {
            if worker.recorder.room < execution.effects.accessLimit { telemetry.flush() }
            run.frontier.reportAccesses(of: execution, by: worker, &reportedLocations)
        }
    }

    private func entry(
        of conflict: Frontier.ReportedConflict, _ run: BlockRun, _ directory: LocationDirectory
    ) -> ConflictValues.Entry {
        let dependency = conflict.dependency
        func base() -> UInt256 { directory.valueBefore(dependency.location, dependency.field) }
        return ConflictValues.Entry(
            txIndex: UInt32(truncatingIfNeeded: conflict.reader), incarnation: 0,
            location: EventLocation.id(dependency),
            version: run.frontier.version(writtenBy: dependency), observed: conflict.observed ?? base(),
            actual: conflict.actual ?? base())
    }
}

extension LocationDescription {
    fileprivate init(_ location: Location) {
        let field: Field
        switch location.field {
        case .balance: field = .balance
        case .nonce: field = .nonce
        case .code: field = .code
        case .storage(let key): field = .storage(key)
        }
        self.init(address: location.address, field: field)
    }
}
