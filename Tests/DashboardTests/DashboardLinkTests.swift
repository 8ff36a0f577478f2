import Dashboard
import Foundation
import Synchronization
import Telemetry
import Testing

@Suite struct DashboardLinkTests {
    @Test func eventsArriveInOrder() throws {
        let link = try DashboardLink()
        let events = SampleRun.events(blocks: 20)
        for event in events { link.post(event) }
        link.news.wait()
        #expect(link.takeEvents() == events)
        #expect(link.takeEvents().isEmpty)
    }

    @Test func tooManyEventsAreCountedNotForgotten() throws {
        let link = try DashboardLink(capacity: 8)
        for time in 1...11 { link.post(.tick(nanoseconds: UInt64(time))) }
        let taken = link.takeEvents()
        #expect(taken.first == .eventsLost(4))
        #expect(taken.dropFirst() == (5...11).map { DashboardEvent.tick(nanoseconds: $0) }[...])
        link.post(.tick(nanoseconds: 12))
        #expect(link.takeEvents() == [.tick(nanoseconds: 12)])
    }

    @Test func recordedEventsThatNobodyTakesAreBounded() throws {
        let link = try DashboardLink(recordedCapacity: 100)
        let batch = EventBatch(
            events: (0..<60).map { Event(timestamp: $0, kind: .committed, worker: 0, block: 0, txIndex: 0) })
        for _ in 0..<3 { link.post(.telemetry(batch)) }
        #expect(link.takeEvents() == [.eventsLost(120), .telemetry(batch)])
        link.post(.telemetry(batch))
        #expect(link.takeEvents() == [.telemetry(batch)])
    }

    /// Starts an engine's thread that counts its steps; the semaphore says when it has ended.
    private func engine(_ link: DashboardLink, _ steps: Steps) -> DispatchSemaphore {
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            while link.waitWhilePaused() { steps.count.withLock { $0 += 1 } }
            done.signal()
        }
        return done
    }

    private final class Steps: Sendable {
        let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
    }

    private func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<500 {
            if condition() { return true }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return false
    }

    @Test func pauseHoldsTheEngineAndResumeFreesIt() throws {
        let link = try DashboardLink()
        let steps = Steps()
        let done = engine(link, steps)
        #expect(eventually { steps.value > 10 })
        link.pause()
        Thread.sleep(forTimeInterval: 0.05)
        let held = steps.value
        Thread.sleep(forTimeInterval: 0.1)
        #expect(steps.value == held)
        link.resume()
        #expect(eventually { steps.value > held })
        link.quit()
        #expect(done.wait(timeout: .now() + 5) == .success)
    }

    @Test func quitEndsAPausedEngine() throws {
        let link = try DashboardLink()
        link.pause()
        let done = engine(link, Steps())
        Thread.sleep(forTimeInterval: 0.05)
        link.quit()
        #expect(done.wait(timeout: .now() + 5) == .success)
        #expect(link.hasQuit)
        link.pause()
        #expect(!link.waitWhilePaused())
    }
}
