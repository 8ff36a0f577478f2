import Dashboard

/// Answers with made-up figures.
enum SampleAnswers {
    /// A block whose speed-up ends at a longest chain.
    static let curve: EngineAnswer = .simulated(
        SpeedupCurve(
            number: 19_426_587, transactions: 200, chosen: 24,
            points: SpeedupCurve.workers(chosen: 24, cores: 2).map { workers in
                SpeedupCurve.Point(
                    workers: workers, nanoseconds: 1_100_000 + 9_900_000 / UInt64(workers),
                    workersBusy: 11_000_000 / (1_100_000 + 9_900_000 / Double(workers)),
                    bound: 600_000 + 10_400_000 / UInt64(workers))
            },
            oneByOne: 10_000_000, measured: (2, 6_200_000), longestChain: 600_000))

    static let comparison: EngineAnswer = .compared(
        SideBySide(
            number: 19_426_587, transactions: 200, gasUsed: 12_345_678, repetitions: 5,
            columns: [
                SideBySide.Column(
                    executor: "occ", workers: 4, nanoseconds: 3_456_789, executions: 226, conflicts: 31,
                    wastedGas: 1_234_567, coresBusy: 3.41),
                SideBySide.Column(
                    executor: "sequential", workers: 1, nanoseconds: 9_876_543, executions: 200, conflicts: 0,
                    wastedGas: 0, coresBusy: 1),
            ]))
}
