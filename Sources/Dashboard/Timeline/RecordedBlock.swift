import Synchronization

/// A block that is over: kept as it came until a screen looks at it. Most blocks of a fast run never are, and to sort and index the
/// events of each would take a core from the engine.
final class RecordedBlock: Sendable {
    private enum Form: Sendable {
        case arrived(OpenBlock)
        case timeline(BlockTimeline)
    }

    /// Position in the run.
    let ordinal: UInt32
    /// As a chain counts.
    let number: UInt64
    let eventCount: Int
    /// In nanoseconds.
    let duration: UInt64
    private let workers: Int
    private let form: Mutex<Form>

    init(_ block: OpenBlock, workers: Int) {
        ordinal = block.description.ordinal
        number = block.description.number
        eventCount = block.eventCount
        duration = block.duration
        self.workers = workers
        form = Mutex(.arrived(block))
    }

    /// O(events) the first time.
    var timeline: BlockTimeline {
        form.withLock { form in
            switch form {
            case .timeline(let timeline): return timeline
            case .arrived(let block):
                let timeline = block.timeline(workers: workers)
                form = .timeline(timeline)
                return timeline
            }
        }
    }

    /// Gives back the memory of what is derived from the timeline, if anybody has looked at it.
    func forgetIndex() {
        form.withLock { form in
            if case .timeline(let timeline) = form { timeline.forgetIndex() }
        }
    }
}
