extension ScheduleSimulation {
    /// What `BlockRun` asks when it decides whether to let a worker sleep.
    var hasWork: Bool {
        if nextUrgent < urgent.count || next < limit || !repairs.isEmpty { return true }
        return !isFrontierTaken && isReady(committed)
    }

    mutating func wait(_ worker: Int, _ step: VirtualWorker.Step, until time: UInt64) {
        workers[worker] = VirtualWorker(step: step, time: time)
    }

    /// Workers that look for work see at once that there is some.
    mutating func rouse() {
        guard !isOver, hasWork else { return }
        for worker in workers.indices {
            if case .looking = workers[worker].step { wait(worker, .idle, until: now) }
        }
    }

    /// As `Parking.wakeAll`.
    mutating func wakeAll() {
        for worker in workers.indices {
            if case .sleeping = workers[worker].step { wait(worker, .waking, until: now + parameters.waking) }
        }
    }
}
