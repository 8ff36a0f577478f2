/// How many threads execute transactions, as configured.
enum WorkerChoice: Equatable {
    /// One per core.
    case cores
    case count(Int)

    var count: Int {
        switch self {
        case .cores: ExecutionOptions.coreCount
        case .count(let count): count
        }
    }
}
