import Telemetry
import TestSupport
import Testing

@Suite struct EventMergeTests {
    /// For runs that are in order, a merge is a stable sort of all.
    @Test func isAStableSort() {
        var random = SplitMix64(state: 5)
        for _ in 0..<300 {
            var runs: [[Event]] = []
            for worker in 0..<UInt16(random.next() % 7) {
                var time: UInt64 = 0
                runs.append(
                    (0..<random.next() % 40).map { number in
                        time += random.next() % 4
                        return Event(timestamp: time, kind: .committed, worker: worker, block: 0, a: number)
                    })
            }
            var merge = EventMerge(runs)
            // Of the standard library: stable since Swift 5, though not promised; the order of equal times is made
            // explicit.
            let expected = runs.joined().sorted { ($0.timestamp, $0.worker, $0.a) < ($1.timestamp, $1.worker, $1.a) }
            #expect(merge.merged() == expected)
        }
    }

    /// A worker's order is kept even where its clock went back; nothing is dropped or doubled.
    @Test func keepsAWorkersOrder() {
        var random = SplitMix64(state: 6)
        for _ in 0..<100 {
            let runs = (0..<UInt16(3)).map { worker in
                (0..<UInt64(30)).map {
                    Event(timestamp: random.next() % 50, kind: .committed, worker: worker, block: 0, a: $0)
                }
            }
            var merge = EventMerge(runs)
            let merged = merge.merged()
            for (worker, run) in runs.enumerated() {
                #expect(merged.filter { $0.worker == UInt16(worker) } == run)
            }
            #expect(merged.count == 90)
        }
    }

    @Test func endOfTime() {
        let late = Event(timestamp: .max, kind: .committed, worker: 0, block: 0)
        var merge = EventMerge([[late, late], [], [late]])
        #expect(merge.merged().count == 3)
    }
}
