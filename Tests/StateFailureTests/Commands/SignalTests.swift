import CommandTesting
import Foundation
import TestSupport
import Testing

/// Signals to a process that commits, as job control, service supervisors and profilers send them.
@Suite struct SignalTests {
    /// Stopped and continued all the time: nothing fails, nothing is lost.
    @Test func stoppedAndContinued() throws {
        let chain = try StoredChain(blocks: 30)
        let state = try chain.copy(to: "stopped")
        let process = try start(chain, state)
        var stops = 0
        while process.isRunning {
            kill(process.processIdentifier, SIGSTOP)
            usleep(UInt32.random(in: 0...1_500))
            kill(process.processIdentifier, SIGCONT)
            usleep(UInt32.random(in: 0...1_500))
            stops += 1
        }
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(stops > 3)
        #expect(try chain.expectWhole(state) == chain.last)
    }

    /// Ended in the usual ways, at any moment: a whole block is left, and what was acknowledged is there.
    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func ended(signal: Int32) throws {
        let chain = try StoredChain(blocks: 30)
        let state = try chain.copy(to: "ended")
        var head = StoredChain.before
        var ended = 0
        for round in 0..<6 where head < chain.last {
            let output = try chain.folder.create("output-\(round)")
            let process = try start(chain, state, output)
            usleep(UInt32.random(in: 0...40_000))
            for _ in 0..<5 { kill(process.processIdentifier, signal) }
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { ended += 1 }
            let lines = try chain.folder.read("output-\(round)").split(
                separator: "\n", omittingEmptySubsequences: false)
            let acknowledged = lines.dropLast().count { $0.hasSuffix("ok: gas bloom receipts root") }
            let next = try chain.expectWhole(state)
            #expect(next >= head + acknowledged)
            head = next
        }
        #expect(ended > 0)
        try chain.expectGoesOn(state)
    }

    private func start(_ chain: StoredChain, _ state: String, _ output: FileHandle? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = chain.arguments(state)
        process.standardOutput = output ?? FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A process begins with the signals blocked that are for the thread that starts it: for those of tests, almost all.
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
        return process
    }
}
