import CommandTesting
import Foundation
import TestSupport
import Testing

/// The configuration file: who wins, what is refused, and that what is printed can be read.
@Suite struct ConfigurationTests {
    /// A folder for `XDG_CONFIG_HOME` with this file in it.
    private func folder(_ text: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.makeFolder("altius")
        try folder.write(text, to: "altius/config.toml")
        return folder
    }

    private func run(
        _ text: String, _ arguments: [String] = ["--print-config"], environment: [String: String] = [:]
    ) throws -> Program.Result {
        let folder = try folder(text)
        let changes = ["XDG_CONFIG_HOME": folder.path].merging(environment) { $1 }
        let result = try Program.run(arguments, environment: changes)
        // It is only read.
        #expect(try Data(contentsOf: URL(filePath: folder.path + "/altius/config.toml")) == Data(text.utf8))
        return result
    }

    /// The lines that say something, without the comments behind them.
    private func values(_ result: Program.Result) -> [String] {
        result.lines.filter { !$0.hasPrefix("#") && !$0.isEmpty }.map { String($0.prefix { $0 != "#" }) }
    }

    private func line(_ key: String, _ result: Program.Result) -> String? {
        result.lines.first { $0.hasPrefix(key + " = ") }
    }

    private static let full = """
        color = "256"
        palette = "colorblind"
        ascii = true
        mouse = true
        synchronized-output = false
        frames-per-second = 7
        screen = "lanes"
        speed = "1/500"
        executor = "sequential"
        workers = 5

        """

    @Test(arguments: [
        "", full, "speed = 2", "speed = 0.25", "speed = 1e-3", "speed = \"max\"", "speed = \"auto\"",
        "workers = \"cores\"",
        "color = \"never\"\nexecutor = \"occ\"", "# nothing\n\n", "\u{FEFF}ascii = true\r\nworkers = 1_0\r\n",
    ])
    func whatIsPrintedIsReadBack(text: String) throws {
        let first = try run(text)
        #expect(first.code == 0 && first.errors.isEmpty, "\(first.errors)")
        #expect(values(first).count == 10)
        let second = try run(first.output)
        #expect(second.code == 0 && values(second) == values(first), "\(second.errors)")
    }

    @Test func valuesOfTheFileHold() throws {
        let result = try run(Self.full, ["watch", "--print-config"])
        let wanted = Self.full.split(separator: "\n").map { "\($0)  # from the file" }
        #expect(result.lines.filter { $0.contains(" = ") } == wanted)
    }

    @Test func theCommandLineWins() throws {
        let arguments = [
            "--print-config", "--color", "8", "--palette", "standard", "--no-ascii", "--no-mouse", "--screen", "2",
            "--speed", "max", "--executor", "occ", "--workers", "3",
        ]
        let result = try run(Self.full, arguments)
        let wanted = [
            "color = \"8\"", "palette = \"standard\"", "ascii = false", "mouse = false", "screen = \"blocks\"",
            "speed = \"max\"", "executor = \"occ\"", "workers = 3",
        ]
        #expect(
            result.lines.filter { $0.hasSuffix("  # from the command line") }
                == wanted.map { $0 + "  # from the command line" })
    }

    @Test func theEnvironmentWinsOverTheFile() throws {
        #expect(
            line("color", try run(Self.full, environment: ["NO_COLOR": "1"])) == "color = \"never\"  # from NO_COLOR")
        #expect(line("color", try run(Self.full, environment: ["NO_COLOR": ""])) == "color = \"256\"  # from the file")
        let result = try run(Self.full, ["--print-config", "--color", "16"], environment: ["NO_COLOR": "1"])
        #expect(line("color", result) == "color = \"16\"  # from the command line")
    }

    @Test func whereTheFileIs() throws {
        let home = try TemporaryFolder()
        for name in [".config", ".config/altius"] { try home.makeFolder(name) }
        try home.write("workers = 7", to: ".config/altius/config.toml")
        for other in ["", "relative/folder"] {
            let result = try Program.run("--print-config", environment: ["HOME": home.path, "XDG_CONFIG_HOME": other])
            #expect(line("workers", result) == "workers = 7  # from the file")
            #expect(result.output.contains("\(home.path)/.config/altius/config.toml\n"))
        }
        let result = try Program.run("--print-config", environment: ["HOME": "", "XDG_CONFIG_HOME": ""])
        #expect(result.code == 0 && result.output.contains("no file"))
    }

    @Test func itHoldsForTheDashboardAndNotForScripts() throws {
        let picture = try run(Self.full.replacing("lanes", with: "blocks"), ["--once"])
        #expect(picture.code == 0 && picture.output.contains("[2 Blocks]") && picture.output.contains("sequential"))
        #expect(picture.output.utf8.allSatisfy { $0 < 0x80 })
        let run = try run(Self.full, ["run", Program.demoBlock, "--json"])
        #expect(run.code == 0 && run.output.contains("\"occ\""))
        // Not even where it is wrong.
        #expect(try self.run("x = 1", ["run", Program.demoBlock]).code == 0)
    }

    @Test(arguments: [
        ("colour = \"8\"", "line 1: expected one of the keys color, palette,", "found \"colour\""),
        ("\n\n[dashboard]\nmouse = true", "line 3: expected one of the keys", "found \"dashboard\""),
        ("ascii = true\nmouse = \"yes\"", "line 2: expected mouse to be true or false", "found \"yes\""),
        ("'mouse' = 1", "line 1: expected mouse to be true or false", "found 1"),
        ("mouse.x = true", "line 1: expected mouse to be true or false", "found a table"),
        ("color = \"pink\"", "expected color to be \"auto\", \"never\", \"8\"", "found \"pink\""),
        ("color = 256", "expected color to be \"auto\"", "found 256"),
        ("screen = \"nowhere\"", "expected screen to be \"overview\"", "found \"nowhere\""),
        ("speed = 0", "expected speed to be", "found 0"),
        ("speed = -1.5", "expected speed to be", "found -1.5"),
        ("speed = nan", "expected speed to be", "found nan"),
        ("speed = \"1/5\"", "expected speed to be", "found \"1/5\""),
        ("speed = true", "expected speed to be", "found true"),
        ("workers = 0", "expected workers to be \"cores\" or a whole number from 1", "found 0"),
        ("workers = 2.5", "expected workers to be", "found 2.5"),
        ("workers = [1, 2]", "expected workers to be", "found an array"),
        ("workers = 2026-01-01", "expected workers to be", "found a date"),
        ("frames-per-second = 1000", "expected frames-per-second to be a whole number from 1 to 60", "found 1000"),
        ("executor = \"magic\"", "expected executor to be \"sequential\"", "found \"magic\""),
        ("palette = \"\\u001b[2J\"", "expected palette to be \"standard\"", "found \"\\u001b[2J\""),
        ("ascii = true\nmouse =\n", "line 2, column", "found a mistake ("),
        ("ascii = true\nascii = true", "line 2, column", "found a mistake ("),
        ("{]", "line 1, column 1: expected TOML", "found a mistake ("),
        ("workers = 99999999999999999999", "line 1, column", "found a mistake ("),
        ("ascii = true\u{0}", "expected a configuration file that can be read", "found bytes that are no UTF-8 text"),
    ])
    func whatIsWrongIsRefused(text: String, expected: String, found: String) throws {
        for arguments in [["--print-config"], ["--once"], ["step", Program.demoBlock]] {
            let result = try run(text, arguments)
            #expect(result.code == 2 && result.output.isEmpty)
            #expect(result.errorLines.count == 1, "\(result.errors)")
            #expect(result.errors.hasPrefix("altius: /") && result.errors.contains("/altius/config.toml"))
            #expect(result.errors.contains(expected) && result.errors.contains(found), "\(result.errors)")
            #expect(result.errors.hasSuffix(".\n") && result.errors.contains("; "))
            #expect(result.errors.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
        }
    }

    /// No file is fine; one that cannot be read is not.
    @Test func filesThatCannotBeRead() throws {
        let folder = try TemporaryFolder()
        let environment = ["XDG_CONFIG_HOME": folder.path]
        #expect(try Program.run("--print-config", environment: environment).code == 0)
        try folder.write("", to: "altius")
        #expect(try Program.run("--print-config", environment: environment).code == 0)
        try FileManager.default.removeItem(atPath: folder.path + "/altius")
        try folder.makeFolder("altius")
        #expect(try Program.run("--print-config", environment: environment).code == 0)
        try folder.makeFolder("altius/config.toml")
        var result = try Program.run("--print-config", environment: environment)
        #expect(result.code == 2 && result.errors.contains("found a folder"))
        try FileManager.default.removeItem(atPath: folder.path + "/altius/config.toml")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/altius/config.toml", withDestinationPath: "/dev/zero")
        result = try Program.run("--print-config", environment: environment)
        #expect(result.code == 2 && result.errors.contains("found something that is no file"))
        try FileManager.default.removeItem(atPath: folder.path + "/altius/config.toml")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/altius/config.toml", withDestinationPath: "config.toml")
        result = try Program.run("--print-config", environment: environment)
        #expect(result.code == 2 && result.errors.contains("found an error (Too many levels of symbolic links)"))
        try FileManager.default.removeItem(atPath: folder.path + "/altius/config.toml")
        try folder.write(String(repeating: "#", count: 1 << 21), to: "altius/config.toml")
        result = try Program.run("--print-config", environment: environment)
        #expect(result.code == 2 && result.errors.contains("found more than a mebibyte"))
    }

    /// The manual is made of the same text.
    @Test func theHelpHasTheKeys() throws {
        let result = try Program.run("help", "watch")
        #expect(result.code == 0)
        for line in [
            "\"m\" the mouse: rows,", "\"Space\" pause, or run on.", "\"?\" \"F1\" this help.", "\".\" one event",
        ] {
            #expect(result.lines.contains { $0.hasPrefix(line) }, "\(result.output)")
        }
    }

    /// Shells complete what the program takes.
    @Test(arguments: ["bash", "zsh", "fish"]) func completions(shell: String) throws {
        let result = try Program.run("--generate-completion-script", shell)
        #expect(result.code == 0)
        for word in ["print-config", "colorblind", "replay", "lanes"] {
            #expect(result.output.contains(word), "\(word)")
        }
    }
}
