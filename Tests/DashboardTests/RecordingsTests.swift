import Dashboard
import Telemetry
import Testing

@Suite struct RecordingsTests {
    @Test func memoryIsBoundedAndTheShownBlockStays() {
        var recordings = Recordings(eventLimit: 4_000)
        var shown: Int?
        for ordinal in 0..<80 {
            let block = SampleBlock(ordinal: UInt32(ordinal), number: UInt64(ordinal), count: 30)
            let completed = recordings.add(block.batch, pinned: shown)
            #expect(completed.map(\.recording) == [ordinal])
            if ordinal == 10 { shown = ordinal }
        }
        let kept = recordings.numbers.compactMap { recordings[$0]?.events.count }
        #expect(kept.count == recordings.numbers.count)
        #expect(kept.reduce(0, +) <= 4_000)
        #expect(recordings.numbers.first == 10 && recordings.numbers.last == 79)
        #expect(recordings[0] == nil)
    }

    @Test func aBlockBeyondAllMeasureIsCutAndSaysSo() throws {
        var recordings = Recordings(blockEventLimit: 100)
        let block = SampleBlock(count: 100)
        let number = try #require(recordings.add(block.batch).first).recording
        let timeline = try #require(recordings[number])
        #expect(timeline.events.count == 101 && timeline.dropped == block.events.count - 101)
    }

    @Test func refusedBlocksMakeNoRowsAndNoLeak() {
        var recordings = Recordings()
        for ordinal in 0..<100 {
            let block = SampleBlock(ordinal: UInt32(ordinal), count: 5)
            var batch = block.batch
            batch.events.removeLast()
            #expect(recordings.add(batch).isEmpty)
        }
        #expect(recordings.isEmpty)
        // Those that began last may go on still.
        #expect(recordings.executing?.transactions == 5)
    }

    @Test func anOrdinalMayComeAgain() throws {
        var recordings = Recordings()
        for _ in 0..<3 {
            let number = try #require(recordings.add(SampleBlock(count: 10).batch).first).recording
            #expect(recordings[number]?.index.commitPositions.count == 10)
        }
        #expect(recordings.numbers == [0, 1, 2])
        #expect(recordings.neighbour(of: 0, by: 1) == 1 && recordings.neighbour(of: 2, by: 1) == 2)
        #expect(recordings.neighbour(of: 0, by: -1) == 0)
    }

    /// A block of the size of the largest ones on mainnet.
    @Test func aLargeBlockIsShownOnEveryScreen() throws {
        var state = DashboardState(size: .init(width: 240, height: 60))
        let block = SampleBlock(count: 1_400, workers: 8, accesses: 68)
        #expect(block.events.count > 100_000)
        for batch in block.batches(of: 10_000) { state.apply(.telemetry(batch)) }
        let timeline = try #require(state.timeline)
        #expect(timeline.index.commitPositions.count == 1_400)
        for screen in Screens.all {
            state.screen = screen.id
            state.resize(to: state.size)
            #expect(state.picture().contains(screen.title))
        }
    }
}
