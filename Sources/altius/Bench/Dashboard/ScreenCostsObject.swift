/// One screen's costs at one size, as JSON.
struct ScreenCostsObject: Encodable {
    let costs: ScreenCosts

    private enum Key: String, CodingKey {
        case screen, columns, rows, slowMotion, steps, newBlocks, unchangedBytes
    }

    private struct Frames: Encodable {
        let frames: Int
        let cpuMillisecondsMedian: Double
        let cpuMillisecondsP99: Double
        let estimatedBytesMedian: UInt64
        let estimatedBytesP99: UInt64

        init(_ costs: FrameCosts) {
            frames = costs.times.count
            cpuMillisecondsMedian = Double(costs.time(percentile: 50)) / 1e6
            cpuMillisecondsP99 = Double(costs.time(percentile: 99)) / 1e6
            estimatedBytesMedian = costs.bytes(percentile: 50)
            estimatedBytesP99 = costs.bytes(percentile: 99)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(costs.screen.name, forKey: .screen)
        try object.encode(costs.size.columns, forKey: .columns)
        try object.encode(costs.size.rows, forKey: .rows)
        try object.encode(Frames(costs.slowMotion), forKey: .slowMotion)
        try object.encode(Frames(costs.steps), forKey: .steps)
        try object.encode(Frames(costs.newBlocks), forKey: .newBlocks)
        try object.encode(costs.unchanged.mostBytes, forKey: .unchangedBytes)
    }
}
