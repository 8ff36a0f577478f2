import Execution

/// The predictions for one block, or for several, and what was measured for them.
struct BlockSimulation {
    /// By design, then number of workers.
    private(set) var figures: [SimulatedFigures]
    private(set) var costs: MeasuredCosts
    /// Nanoseconds of the longest chain of executions that each need the one before; of several blocks, the sum.
    private(set) var longestChain: UInt64 = 0

    /// Nothing yet.
    init(workers: [Int]) {
        figures = RepairDesign.allCases.flatMap { design in workers.map { SimulatedFigures(design, workers: $0) } }
        costs = MeasuredCosts()
    }

    /// - Throws: the index of a transaction on which the simulation decided otherwise than the engine.
    init(_ input: ScheduleInput, costs: MeasuredCosts, workers: [Int]) throws(DifferentDecision) {
        self.costs = costs
        longestChain = input.longestChain
        figures = []
        for design in RepairDesign.allCases {
            for count in workers {
                let schedule = ScheduleSimulation.run(
                    input, design: design, workers: count, parameters: costs.parameters)
                if let transaction = input.firstDifference(from: schedule) {
                    throw DifferentDecision(transaction: transaction, workers: count)
                }
                figures.append(SimulatedFigures(schedule, workers: count))
            }
        }
    }

    mutating func add(_ other: BlockSimulation) {
        for index in figures.indices where index < other.figures.count { figures[index].add(other.figures[index]) }
        costs.add(other.costs)
        longestChain += other.longestChain
    }

    func figures(of design: RepairDesign) -> [SimulatedFigures] { figures.filter { $0.design == design } }

    /// A simulation that did not decide as the engine does predicts nothing.
    struct DifferentDecision: Error {
        let transaction: Int
        let workers: Int
    }
}
