import Conformance
import TestSupport
import Testing

/// The machinery must notice what is wrong: a suite that cannot fail proves nothing.
@Suite struct ConformanceRunnerTests {
    private func report(_ text: String, name: String = "a.json") throws -> ConformanceReport {
        let folder = try TemporaryFolder()
        try folder.write(text, to: name)
        return try ConformanceRunner.run([folder.path])
    }

    @Test(arguments: [
        ("", "a readable test file"),
        ("{\"x\": {\"in\": 1,", "a readable test file"),
        ("[]", "a readable test file"),
        ("{\"x\": 1}", "a readable test file"),
        ("{}", "a file of a known suite"),
        ("{\"x\": {\"unheard\": 1}}", "a file of a known suite"),
        ("{\"x\": {\"in\": 1, \"out\": \"0x0\"}}", "a readable test file"),
    ])
    func unusableFilesFail(text: String, expected: String) throws {
        let report = try report(text)
        #expect(report.files == 1 && report.passed == 0 && report.skipped.isEmpty && !report.isClean)
        #expect(report.failed.map(\.expected) == [expected])
    }

    @Test func wrongEncodingsFail() throws {
        let report = try report(
            """
            {"bad": {"in": 1, "out": "0x02"}, "good": {"in": ["cat", "#256", 0], "out": "0xc8836361748201008000"},
             "accepted": {"in": "INVALID", "out": "0x01"}, "refused": {"in": "VALID", "out": "0x8101"},
             "fine": {"in": [[]], "out": "c1c0"}}
            """)
        #expect(report.passedBySuite == ["RLPTests": 1])
        #expect(report.failed.map(\.case) == ["accepted", "bad", "good", "refused"])
    }

    @Test func wrongRootsAndNeighboursFail() throws {
        let zero = "0x" + String(repeating: "0", count: 64)
        let empty = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"
        let roots = try report(
            #"{"a": {"in": [["k", "v"], ["k", null]], "root": "\#(empty)"}, "b": {"in": {"k": "v"}, "root": "\#(zero)"}}"#
        )
        #expect(roots.passed == 1)
        #expect(roots.failed.map(\.case) == ["b"])
        let neighbours = try report(
            #"{"a": {"in": ["b", "d"], "tests": [["c", "b", "d"], ["d", "b", ""], ["a", "", "d"]]}}"#)
        #expect(neighbours.passed == 2)
        #expect(neighbours.failed.map(\.case) == ["a, \"a\""])
    }

    @Test func wrongTransactionsFail() throws {
        // An exception of another kind, a missing exception, a fork nobody knows.
        let report = try report(
            """
            {"t": {"txbytes": "0xc0", "result": {
              "Cancun": {"exception": "TransactionException.RLP_TOO_FEW_ELEMENTS", "intrinsicGas": "0x00"},
              "London": {"exception": "TransactionException.NONCE_TOO_BIG", "intrinsicGas": "0x00"},
              "Paris": {"hash": "0x\(String(repeating: "0", count: 64))", "sender": "0x\(String(repeating: "0", count: 40))",
                "intrinsicGas": "0x0"},
              "Unheard": {"exception": "TransactionException.RLP_TOO_FEW_ELEMENTS", "intrinsicGas": "0x00"}}}}
            """)
        #expect(report.passedBySuite == ["TransactionTests": 1])
        #expect(report.failed.map(\.case) == ["t London", "t Paris", "t Unheard"])
    }

    @Test func reportsDoNotDependOnWorkers() throws {
        let folder = try TemporaryFolder()
        for i in 0..<40 {
            try folder.write("{\"c\": {\"in\": \(i % 3), \"out\": \"0x01\"}}", to: "\(i).json")
        }
        try folder.write("no test", to: "readme.txt")
        let one = try ConformanceRunner.run([folder.path], workers: 1)
        let many = try ConformanceRunner.run([folder.path], workers: 7)
        #expect(one.files == 40)
        #expect(one.passed == 13)
        #expect(one.failed == many.failed && one.passed == many.passed)
        #expect(throws: ConformanceError.noSuchPath("/absent")) { try ConformanceRunner.run(["/absent"]) }
    }
}
