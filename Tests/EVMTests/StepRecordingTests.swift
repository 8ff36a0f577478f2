import Chain
import EVM
import Primitives
import Stepping
import TestSupport
import Testing

/// Recordings of transactions, against the trace of the same transaction and against themselves from the other end.
@Suite struct StepRecordingTests {
    private func record(
        _ codes: [[UInt8]], input: [UInt8] = [], gasLimit: UInt64 = 200_000, fork: Fork = .cancun,
        isCreation: Bool = false,
        limit: Int = StepRecording.defaultLimit, segmentLength: Int = StepRecording.segmentLength
    ) throws -> StepRecording {
        let recorder = StepRecorder(
            RecordedExecution(block: 300, transaction: 0, kind: .committed), limit: limit, segmentLength: segmentLength)
        _ = Sandbox(fork: fork, codes: codes).run(
            input: input, gasLimit: gasLimit, isCreation: isCreation, recorder: recorder)
        return try #require(recorder.finish())
    }

    /// Trace lines without the note that the step failed, which is about the call's end.
    private func trace(
        _ codes: [[UInt8]], input: [UInt8], gasLimit: UInt64, fork: Fork, isCreation: Bool
    ) -> [String] {
        var lines: [String] = []
        let tracer = StepTracer { lines.append($0) }
        _ = Sandbox(fork: fork, codes: codes).run(
            input: input, gasLimit: gasLimit, isCreation: isCreation, tracer: tracer)
        let note = ",\"error\":\"execution failed\"}"
        return lines.dropLast().map { $0.hasSuffix(note) ? $0.dropLast(note.count) + "}" : $0 }
    }

    /// The line of EIP-3155 for the step at the cursor.
    private func line(_ cursor: StepCursor) throws -> String {
        let step = try #require(cursor.step)
        let call = try #require(cursor.call)
        let stack = call.stack.map { "\"\($0)\"" }.joined(separator: ",")
        return """
            {"pc":\(step.programCounter),"op":\(step.opcode),"gas":"\(Hex.encode(UInt256(step.gas)))",\
            "gasCost":"\(Hex.encode(UInt256(step.cost)))","memSize":\(call.memory.count),\
            "stack":[\(stack)],"depth":\(step.depth),"refund":\(cursor.recording.refund(before: cursor.position)),\
            "opName":"\(cursor.recording.name(of: step.opcode))"}
            """
    }

    @Test func equalsTheTraceOfRandomPrograms() throws {
        var random = SplitMix64(state: 11)
        var (steps, calls) = (0, 0)
        for round in 0..<400 {
            let fork = Fork.allCases[round % Fork.allCases.count]
            let codes = (0..<3).map { _ in FuzzTests.program(120 + Int(random.next() % 300), &random) }
            let isCreation = round % 7 == 6
            let input = isCreation ? codes[0] : (0..<40).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let gasLimit = 60_000 + random.next() % 60_000
            let lines = trace(codes, input: input, gasLimit: gasLimit, fork: fork, isCreation: isCreation)
            // A transaction without the gas to begin with does not run.
            guard !lines.isEmpty else { continue }
            let recording = try record(
                codes, input: input, gasLimit: gasLimit, fork: fork, isCreation: isCreation, segmentLength: 16)
            #expect(recording.count == lines.count && recording.unrecordedSteps == 0)
            var cursor = StepCursor(recording)
            for (position, expected) in lines.enumerated() {
                cursor.move(to: position)
                let found = try line(cursor)
                if found != expected {
                    Issue.record("round \(round), step \(position):\n\(found)\ninstead of\n\(expected)")
                    return
                }
            }
            steps += lines.count
            calls += recording.frames.count
        }
        #expect(steps > 30_000 && calls > 600)
    }

    /// Forwards, every state comes from changes alone; backwards, from the machine's own state at a checkpoint before it.
    @Test func isTheSameFromBothEnds() throws {
        var random = SplitMix64(state: 12)
        var states = 0
        for round in 0..<120 {
            let codes = (0..<3).map { _ in FuzzTests.program(120 + Int(random.next() % 300), &random) }
            let recording = try record(codes, gasLimit: 150_000, segmentLength: 1 + round % 9)
            guard recording.count > 0 else { continue }
            var forwards = [StepCursor(recording)]
            for position in 1..<max(1, recording.count) {
                var next = forwards[position - 1]
                next.move(to: position)
                forwards.append(next)
            }
            var cursor = StepCursor(recording, at: recording.count - 1)
            for position in (0..<recording.count).reversed() {
                cursor.move(to: position)
                let other = forwards[position]
                #expect(
                    cursor.calls == other.calls && cursor.change == other.change, "round \(round), step \(position)")
                if cursor.calls != other.calls { return }
                states += 1
            }
            // Anywhere, from anywhere.
            for _ in 0..<20 {
                let target = Int(random.next() % UInt64(recording.count))
                cursor.move(to: target)
                #expect(cursor.position == target && cursor.calls == forwards[target].calls)
            }
        }
        #expect(states > 5_000)
    }

    /// JUMPDEST, PUSH0, JUMP for ever.
    @Test func longOnesAreCutAtTheirBoundAndSaySo() throws {
        let code: [UInt8] = [0x5b, 0x5f, 0x56]
        let whole = try record([code], gasLimit: 5_000_000)
        #expect(whole.count > 1_200_000 && whole.unrecordedSteps == 0)
        #expect(whole.byteCount < whole.count * 24)
        let cut = try record([code], gasLimit: 5_000_000, limit: 1 << 20)
        #expect(cut.count + cut.unrecordedSteps == whole.count)
        #expect(cut.unrecordedSteps > 1_000_000 && cut.byteCount < (1 << 20) + 4_096)
        #expect(cut.frames[0].ending == .unknown && cut.frames[0].endStep == cut.count)
        var (one, other) = (StepCursor(cut, at: .max), StepCursor(whole))
        #expect(one.position == cut.count - 1)
        other.move(to: one.position)
        #expect(one.calls == other.calls && one.step?.gas == other.step?.gas)
    }

    @Test func storageIsNamedByWhatWasHashed() throws {
        // MSTORE(0, 0xabc); MSTORE(32, 2); SSTORE(KECCAK256(0, 64) + 1, 5); SLOAD(1)
        let code: [UInt8] = [
            0x61, 0x0a, 0xbc, 0x5f, 0x52, 0x60, 2, 0x60, 32, 0x52, 0x60, 5, 0x60, 64, 0x5f, 0x20, 0x60, 1, 0x01, 0x55,
            0x60, 1, 0x54, 0x00,
        ]
        let recording = try record([code])
        #expect(recording.accesses.map(\.kind) == [.store, .load])
        let store = try #require(recording.accesses.first)
        #expect(store.before == 0 && store.after == 5 && store.address == Sandbox.contract(0))
        #expect(recording[store.step].opcode == 0x55)
        #expect(
            recording.names.name(of: store.key) == SlotNames([store.key &- 1: [0xabc, 2]]).name(of: store.key))
        #expect(recording.names.name(of: store.key)?.slot == 2)
        #expect(recording.names.name(of: store.key)?.path == [.key(0xabc), .member(1)])
        #expect(recording.accesses[1].after == 1 && recording.names.name(of: 1) == nil)
    }

    @Test func mappingsOfMappingsAndArraysAreNamed() {
        let names = SlotNames([
            1 << 200: [7, 3], 1 << 220: [9, 1 << 200], 1 << 230: [4], 1 << 240: [6, 0xdead_beef_0000],
        ])
        #expect(names.name(of: 1 << 220)?.slot == 3)
        #expect(names.name(of: 1 << 220)?.path == [.key(7), .key(9)])
        #expect(names.name(of: (1 << 230) &+ 12)?.path == [.index(12)])
        // Vyper's order.
        #expect(names.name(of: 1 << 240)?.slot == 6)
        #expect(names.name(of: 1 << 250) == nil && names.name(of: 5) == nil)
    }

    /// Contract 0 calls contract 1, which stores and reverts.
    @Test func storesOfCallsThatFailAreTakenBack() throws {
        let caller: [UInt8] = [0x5f, 0x5f, 0x5f, 0x5f, 0x5f, 0x61, 0x10, 0x01, 0x5a, 0xf1, 0x5f, 0x54, 0x00]
        let callee: [UInt8] = [0x60, 9, 0x5f, 0x55, 0x5f, 0x5f, 0xfd]
        let recording = try record([caller, callee])
        #expect(recording.accesses.map(\.kind) == [.store, .undo, .load])
        #expect(recording.accesses[0].before == 7 && recording.accesses[0].after == 9)
        #expect(recording.accesses[1].before == 9 && recording.accesses[1].after == 7)
        #expect(recording.frames.map(\.depth) == [1, 2])
        let inner = recording.frames[1]
        #expect(inner.ending == .revert && inner.opcode == 0xf1 && inner.address == Sandbox.contract(1))
        #expect(recording[inner.firstStep].depth == 2 && recording[inner.endStep].depth == 1)
        #expect(recording.callSteps == [inner.firstStep, inner.endStep])
        #expect(recording.stepOver(inner.firstStep - 1) == inner.endStep)
        #expect(recording.stepBackOver(inner.endStep) == inner.firstStep - 1)
        #expect(recording.opcode(named: "sstore") == 0x55 && recording.opcode(named: "FROB") == nil)
        #expect(recording.nextStep(of: 0x55, after: 0).map { recording[$0].depth } == 2)
    }

    @Test func aTransferHasNoSteps() throws {
        let recording = try record([[]])
        #expect(recording.count == 0 && recording.outcome.succeeded)
        var cursor = StepCursor(recording)
        cursor.move(to: 5)
        #expect(cursor.position == 0 && cursor.step == nil)
    }
}
