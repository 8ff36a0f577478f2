/// A prediction, as it stands in every JSON object of a simulation.
struct SimulationFiguresObject: Encodable {
    let repair: String
    let workers: Int
    let milliseconds: Double
    let speedup: Double
    let workersBusy: Double

    init(_ figures: SimulatedFigures, baseline: UInt64) {
        repair = figures.design.rawValue
        workers = figures.workers
        milliseconds = figures.milliseconds
        speedup = figures.speedup(over: baseline)
        workersBusy = figures.workersBusy
    }
}

/// One block's prediction for one design and number of workers.
struct SimulationObject: Encodable {
    let comparison: BlockComparison
    let figures: SimulatedFigures

    private enum Key: String, CodingKey {
        case simulated, block, name
    }

    func encode(to encoder: any Encoder) throws {
        try SimulationFiguresObject(figures, baseline: comparison.baseline).encode(to: encoder)
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(true, forKey: .simulated)
        try object.encode(comparison.number, forKey: .block)
        try object.encode(comparison.name, forKey: .name)
    }
}

/// What the predictions rest on beside the costs of transactions.
struct SimulationParametersObject: Encodable {
    let recordingNanoseconds: UInt64
    let claimingNanoseconds: UInt64
    let contentionAhead: Double
    let contentionAtFrontier: Double
    let lookingNanoseconds: UInt64
    let wakingNanoseconds: UInt64

    init(_ costs: MeasuredCosts) {
        let parameters = costs.parameters
        recordingNanoseconds = costs.recording
        claimingNanoseconds = parameters.claiming
        contentionAhead = parameters.contentionAhead
        contentionAtFrontier = parameters.contentionAtFrontier
        lookingNanoseconds = parameters.looking
        wakingNanoseconds = parameters.waking
    }
}
