/// What more workers would bring to one block, by simulation from the recorded costs of its transactions.
package struct SpeedupCurve: Sendable, Equatable {
    /// One number of workers. Times in nanoseconds.
    package struct Point: Sendable, Equatable {
        package var workers: Int
        package var nanoseconds: UInt64
        /// Workers at work on average.
        package var workersBusy: Double
        /// If conflicting transactions ran again on any worker as soon as what they depend on is known: a bound, not the engine.
        package var bound: UInt64

        package init(workers: Int, nanoseconds: UInt64, workersBusy: Double, bound: UInt64) {
            self.workers = workers
            self.nanoseconds = nanoseconds
            self.workersBusy = workersBusy
            self.bound = bound
        }
    }

    /// The block's.
    package var number: UInt64
    package var transactions: Int
    /// The number of workers that was asked for: one of the points.
    package var chosen: Int
    /// Simulated, by number of workers.
    package var points: [Point]
    /// Measured: one by one, what speed-ups refer to.
    package var oneByOne: UInt64
    /// Measured: in parallel on this machine's cores.
    package var measured: (workers: Int, nanoseconds: UInt64)
    /// What executions that each need the one before take together: no number of workers goes below.
    package var longestChain: UInt64

    package init(
        number: UInt64, transactions: Int, chosen: Int, points: [Point], oneByOne: UInt64,
        measured: (workers: Int, nanoseconds: UInt64), longestChain: UInt64
    ) {
        self.number = number
        self.transactions = transactions
        self.chosen = chosen
        self.points = points
        self.oneByOne = oneByOne
        self.measured = measured
        self.longestChain = longestChain
    }

    package static func == (a: SpeedupCurve, b: SpeedupCurve) -> Bool {
        a.number == b.number && a.transactions == b.transactions && a.chosen == b.chosen && a.points == b.points
            && a.oneByOne == b.oneByOne && a.measured == b.measured && a.longestChain == b.longestChain
    }

    /// How many times faster than one by one; 0 of no time.
    package func speedup(_ nanoseconds: UInt64) -> Double {
        nanoseconds > 0 ? Double(oneByOne) / Double(nanoseconds) : 0
    }

    /// Where the simulation of as many workers as were measured lies above (positive) or below the measurement, as a part of it; nil
    /// where there is nothing to compare.
    package var error: Double? {
        guard measured.nanoseconds > 0, let point = points.first(where: { $0.workers == measured.workers }) else {
            return nil
        }
        return Double(point.nanoseconds) / Double(measured.nanoseconds) - 1
    }

    /// The numbers of workers that a curve has: powers of two to 128, the one asked for, and as many as there are cores.
    package static func workers(chosen: Int, cores: Int) -> [Int] {
        Set((0...7).map { 1 << $0 } + [chosen, cores]).sorted()
    }
}
