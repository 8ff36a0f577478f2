import Testing
import Workloads

@Suite struct AssemblerTests {
    @Test func wordsBecomeBytes() throws {
        let code = try Assembler.assemble(
            """
            0 1 255 256 0xdeadbeef  ; pushes, shortest first: 5f 6001 ...
            ADD DUP16 SWAP1 LOG3
            """)
        #expect(
            code == [0x5f, 0x60, 1, 0x60, 0xff, 0x61, 1, 0, 0x63, 0xde, 0xad, 0xbe, 0xef, 0x01, 0x8f, 0x90, 0xa3])
    }

    @Test func labelsPointForwardsAndBackwards() throws {
        #expect(try Assembler.assemble("a: @b JUMP b: @a JUMP") == [0x5b, 0x61, 0, 5, 0x56, 0x5b, 0x61, 0, 0, 0x56])
    }

    @Test func initcodeReturnsTheRuntime() throws {
        let code = try Assembler.initcode(for: [0xfe, 0xfe])
        #expect(code == [0x60, 2, 0x80, 0x60, 9, 0x5f, 0x39, 0x5f, 0xf3, 0xfe, 0xfe])
    }

    @Test(arguments: [
        ("ADD\nADDD", AssemblyError(line: 2, expected: "a mnemonic, a number or a label", found: "ADDD")),
        ("a:\n\na:", AssemblyError(line: 3, expected: "every label once", found: "a again")),
        ("@nowhere", AssemblyError(line: 1, expected: "a label that exists", found: "nowhere")),
        ("0x", AssemblyError(line: 1, expected: "a mnemonic, a number or a label", found: "0x")),
    ])
    func faultsNameTheirLine(source: String, error: AssemblyError) {
        #expect(throws: error) { try Assembler.assemble(source) }
    }
}
