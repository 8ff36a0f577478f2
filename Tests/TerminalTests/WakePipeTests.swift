import Foundation
import Synchronization
import Terminal
import Testing

@Suite struct WakePipeTests {
    @Test func staysSignalledUntilReset() throws {
        let pipe = try WakePipe()
        pipe.signal()
        pipe.wait()
        pipe.wait()
        #expect(pipe.reset() == [1])
        #expect(pipe.reset().isEmpty)
    }

    @Test func bytesArriveInOrder() throws {
        let pipe = try WakePipe()
        for byte in UInt8(1)...200 { pipe.send(byte) }
        #expect(pipe.reset() == Array(1...200))
    }

    @Test func fullPipeDoesNotBlock() throws {
        let pipe = try WakePipe()
        for _ in 0..<100_000 { pipe.signal() }
        #expect(!pipe.reset().isEmpty)
        #expect(pipe.reset().isEmpty)
    }

    @Test func wakesAWaitingThread() throws {
        let pipe = try WakePipe()
        let hasWoken = Mutex(false)
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            pipe.wait()
            hasWoken.withLock { $0 = true }
            done.signal()
        }
        Thread.sleep(forTimeInterval: 0.05)
        #expect(hasWoken.withLock { !$0 })
        pipe.signal()
        #expect(done.wait(timeout: .now() + 5) == .success)
    }
}
