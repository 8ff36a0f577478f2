import Chain
import EVM
import Primitives
import Testing

/// Step lines as EIP-3155 describes them.
@Suite struct TraceTests {
    private func trace(_ codes: [[UInt8]], gasLimit: UInt64 = 100_000) -> [String] {
        var lines: [String] = []
        let tracer = StepTracer { lines.append($0) }
        _ = Sandbox(fork: .cancun, codes: codes).run(input: [], gasLimit: gasLimit, tracer: tracer)
        return lines
    }

    @Test func eachStepShowsStackAndGas() {
        // PUSH1 2, PUSH1 3, ADD, STOP
        #expect(
            trace([[0x60, 2, 0x60, 3, 0x01, 0x00]]) == [
                #"{"pc":0,"op":96,"gas":"0x13498","gasCost":"0x3","memSize":0,"stack":[],"depth":1,"refund":0,"opName":"PUSH1"}"#,
                #"{"pc":2,"op":96,"gas":"0x13495","gasCost":"0x3","memSize":0,"stack":["0x2"],"depth":1,"refund":0,"opName":"PUSH1"}"#,
                #"{"pc":4,"op":1,"gas":"0x13492","gasCost":"0x3","memSize":0,"stack":["0x2","0x3"],"depth":1,"refund":0,"opName":"ADD"}"#,
                #"{"pc":5,"op":0,"gas":"0x1348f","gasCost":"0x0","memSize":0,"stack":["0x5"],"depth":1,"refund":0,"opName":"STOP"}"#,
                #"{"output":"0x","gasUsed":"0x5211","pass":true}"#,
            ])
    }

    @Test func callsShowTheirDepthAndTheGasTheyPassOn() {
        // Contract 0: PUSH0 x4, PUSH0 (value), PUSH2 0x1001, PUSH2 0x1000 (gas), CALL, STOP. Contract 1: PUSH0, POP.
        let caller: [UInt8] = [0x5f, 0x5f, 0x5f, 0x5f, 0x5f, 0x61, 0x10, 0x01, 0x61, 0x10, 0x00, 0xf1, 0x00]
        let lines = trace([caller, [0x5f, 0x50]])
        #expect(lines.count == 13)
        // 100 warm + 2,500 cold + 0x1000 passed on.
        #expect(lines[7].contains(#""gasCost":"0x1a28""#) && lines[7].contains(#""opName":"CALL""#))
        #expect(lines[8].contains(#""gas":"0x1000""#) && lines[8].contains(#""depth":2"#))
        #expect(lines[10].contains(#""opName":"STOP""#) && lines[10].contains(#""depth":2"#))
        #expect(lines[11].contains(#""stack":["0x1"]"#) && lines[11].contains(#""depth":1"#))
    }

    @Test func failuresSayWhere() {
        // PUSH1 1, ADD: one item short.
        let lines = trace([[0x60, 1, 0x01]])
        #expect(lines[1].contains(#""opName":"ADD""#) && lines[1].contains(#""error""#))
        #expect(lines[2] == #"{"output":"0x","gasUsed":"0x186a0","pass":false}"#)
    }
}
