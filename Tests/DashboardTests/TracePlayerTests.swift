import Dashboard
import Telemetry
import Terminal
import TestSupport
import Testing

@Suite struct TracePlayerTests {
    private func record(_ blocks: [SampleBlock], _ folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/run.trace"
        let header = TraceHeader(program: "test", parameters: ["executor": "occ", "workers": "4"])
        let writer = try TraceWriter(path: path, header: header)
        for block in blocks { for batch in block.batches(of: 500) { writer.receive(batch) } }
        writer.finish(lost: 0)
        try writer.close()
        return path
    }

    /// A recorded trace draws the same pictures as the live run that recorded it.
    @Test func aTraceDrawsWhatTheLiveRunDrew() throws {
        let folder = try TemporaryFolder()
        let blocks = (0..<3).map { SampleBlock(ordinal: UInt32($0), number: 50 + UInt64($0), count: 80) }
        var live = DashboardState(size: Size(width: 120, height: 40))
        live.apply(.runBegan(blockCount: 0, executor: "occ", workers: 4))
        for block in blocks { live.apply(.telemetry(block.batch)) }
        live.apply(.runEnded(looping: false))
        var played = DashboardState(size: Size(width: 120, height: 40))
        var player = TracePlayer(try TraceReader(path: try record(blocks, folder)))
        try player.play(while: { true }, report: { played.apply($0) })
        #expect(played.blocks.rows.count == 3 && played.totals.blocks == 3)
        for screen in [ScreenID.graph, .lanes, .conflicts, .step] {
            for keys in [[], [Key.character("c")], [.character("."), .down, .character("w")]] {
                var pair = [live, played]
                for index in pair.indices {
                    pair[index].screen = screen
                    pair[index].resize(to: pair[index].size)
                    for key in keys { _ = pair[index].press(key) }
                }
                // The header's block counts are those of rows, which this live run had none of.
                let pictures = pair.map { $0.picture().split(separator: "\n").dropFirst() }
                #expect(pictures[0] == pictures[1], "\(screen.name)")
            }
        }
    }

    @Test func aBlockIsReadWhenItIsWanted() throws {
        let folder = try TemporaryFolder()
        let blocks = (0..<5).map { SampleBlock(ordinal: UInt32($0), count: 10) }
        var player = TracePlayer(try TraceReader(path: try record(blocks, folder)))
        var turns = 0
        var ended = 0
        try player.play(
            while: {
                turns += 1
                return turns <= 2
            },
            report: { if case .blockEnded = $0 { ended += 1 } })
        #expect(turns == 3 && ended == 2)
    }
}
