import CommandTesting
import Foundation
import Testing

/// Options that make no sense: exit code 2, one sentence, and nothing is executed.
@Suite struct WrongUsageTests {
    private static let chain = Program.root + "/demo-blocks/3-a-chain.json"

    @Test(arguments: [
        (["--speed", "0"], "expected blocks per second (a number above 0), 'max'"),
        (["--speed", "fast"], "expected blocks per second (a number above 0), 'max'"),
        (["--speed=-1"], "expected blocks per second (a number above 0), 'max'"),
        (["--speed", "nan"], "expected blocks per second (a number above 0), 'max'"),
        (["--once", "--size", "80"], "expected columns and rows from 1 to 1000, as in 120x40"),
        (["--once", "--size", "0x0"], "expected columns and rows from 1 to 1000, as in 120x40"),
        (["--once", "--size", "99999x2"], "expected columns and rows from 1 to 1000, as in 120x40"),
        (["--plain", "--size", "80x24"], "--size is for --once"),
        (["--color", "pink"], "auto, never, 8, 16, 256, true"),
        (["--screen", "nowhere"], "overview, blocks, dag"),
        (["--executor", "magic"], "sequential"),
        (["--workers", "0"], "--workers must be at least 1"),
        (["--workers", "many"], "many"),
        (["--once", "--plain"], "exclude each other"),
        (["--once", "--loop"], "--loop"),
        (["watch", "--nonsense"], "--nonsense"),
        (["run", "--trace-evm", "0"], "expected one block, found 4 (20000001, 20000002, 20000003, 20000004)"),
        (["run", "--block", "7"], "expected the number of a block at the paths (20000001,"),
        (["run", "--trace-evm", "60", chain], "expected a transaction index (0 to 59), found 60"),
        (["run", "--trace-evm=-1", chain], "expected a transaction index (0 to 59), found -1"),
        (["run", "--trace-evm", "first", chain], "first"),
        (["run", "--trace-evm", "0", "--json", chain], "--json"),
        (["run", "--trace-evm", "0", "--repeat", "2", chain], "--repeat"),
        (["run", "--trace-file", "/tmp/x", chain], "--trace-file needs --trace-evm"),
        (
            ["run", "--trace-evm", "0", "--trace-file", "/nowhere/x", chain],
            "/nowhere/x: expected a place that can be written to"
        ),
    ])
    func oneSentence(arguments: [String], part: String) throws {
        let result = try Program.run(arguments)
        #expect(result.code == 2)
        #expect(result.output.isEmpty)
        #expect(result.errorLines.count == 1 && result.errors.hasPrefix("altius: "), "\(result.errors)")
        #expect(result.errors.contains(part), "\(result.errors)")
    }

    /// A dashboard without a terminal says what to use instead.
    @Test(arguments: [[], ["watch"], ["watch", chain]]) func noTerminal(arguments: [String]) throws {
        let result = try Program.run(arguments)
        #expect(result.code == 2 && result.output.isEmpty)
        #expect(result.errorLines.count == 1)
        for part in ["altius: the dashboard needs a terminal", "--once", "--plain"] {
            #expect(result.errors.contains(part))
        }
    }
}
