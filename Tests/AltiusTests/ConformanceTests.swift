import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct ConformanceTests {
    @Test func failuresAreListedAndCounted() throws {
        let folder = try TemporaryFolder()
        try folder.write(StateTestFixture.text(code: "0x00"), to: "wrong.json")
        let result = try Program.run("conformance", folder.path)
        #expect(result.code == 1)
        #expect(
            result.output.contains("FAILED \(folder.path)/wrong.json loop/Cancun/d0g0v0: expected state root 0x0000"))
        #expect(result.lines.last == "1 files: 0 passed, 1 failed, 0 skipped")
    }

    @Test func aRightRootPasses() throws {
        let folder = try TemporaryFolder()
        try folder.write(StateTestFixture.text(code: "0x00"), to: "a.json")
        let found = try Program.run("conformance", folder.path).lines.first?.split(separator: " ").last.map(String.init)
        try folder.write(StateTestFixture.text(code: "0x00", root: try #require(found)), to: "a.json")
        let result = try Program.run("conformance", folder.path)
        #expect(result.code == 0)
        #expect(result.lines.last == "1 files: 1 passed, 0 failed, 0 skipped")
    }

    @Test func theFilterChoosesFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "one.json")
        try folder.write(StateTestFixture.text(code: "0x00"), to: "two.json")
        #expect(try Program.run("conformance", "--filter", "two", folder.path).lines.last?.hasPrefix("1 files") == true)
        #expect(try Program.run("conformance", "--filter", "three", folder.path).code == 2)
    }
}
