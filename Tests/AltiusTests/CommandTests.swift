import CommandTesting
import Testing

@Suite struct CommandTests {
    @Test func helpEndsWell() throws {
        let result = try Program.run("--help")
        #expect(result.code == 0 && result.errors.isEmpty)
        for command in ["run", "bench", "conformance", "generate"] { #expect(result.output.contains("  \(command) ")) }
        #expect(try Program.run("help", "run").output.contains("--check-signatures"))
    }

    @Test(arguments: [
        ["run", "--repeat", "0"], ["run", "--executor", "magic"], ["run", "--workers", "0"], ["run", "--nonsense"],
        ["conformance"], ["bench", "evm"], ["bench", "evm", "--seconds", "0", "/"], ["fly"], ["generate"],
        ["generate", "magic"],
        ["generate", "chain", "--transactions", "-1"], ["generate", "erc20", "--conflict-rate", "101"],
        ["generate", "amm", "--pools", "0"],
    ])
    func wrongUsageIsTwo(arguments: [String]) throws {
        let result = try Program.run(arguments)
        #expect(result.code == 2)
        #expect(result.output.isEmpty)
        #expect(result.errorLines.count == 1 && result.errors.hasPrefix("altius: "))
    }

    @Test(arguments: [
        ["run", "/nowhere"], ["bench", "blocks", "/nowhere"], ["bench", "evm", "/nowhere"],
        ["conformance", "/nowhere"], ["generate", "chain", "--output", "/nowhere/block.json"],
    ])
    func unreadableInputIsTwo(arguments: [String]) throws {
        let result = try Program.run(arguments)
        #expect(result.code == 2)
        #expect(result.output.isEmpty)
        #expect(result.errorLines.count == 1 && result.errors.contains("/nowhere"))
    }
}
