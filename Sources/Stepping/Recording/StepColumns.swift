/// What is kept of every step, column by column.
struct StepColumns: Sendable {
    /// Bytes per step.
    static let width = 17

    var programCounters = StepColumn<UInt32>()
    var opcodes = StepColumn<UInt8>()
    var gas = StepColumn<UInt64>()
    var depths = StepColumn<UInt16>()
    var heights = StepColumn<UInt16>()
    /// Costs of steps that enter or end a call, by step; those of others are the difference to the next one's gas.
    var costs: [(step: Int, cost: UInt64)] = []
    /// The refund counter from a step on, where it changes.
    var refunds: [(step: Int, refund: Int64)] = []

    var count: Int { opcodes.count }

    func cost(of step: Int) -> UInt64 {
        if let index = last(costs, until: step), costs[index].step == step { return costs[index].cost }
        guard step + 1 < count else { return 0 }
        return gas[step] - min(gas[step], gas[step + 1])
    }

    func refund(before step: Int) -> Int64 {
        last(refunds, until: step).map { refunds[$0].refund } ?? 0
    }

    private func last<Value>(_ list: [(step: Int, Value)], until step: Int) -> Int? {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle].step <= step { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
