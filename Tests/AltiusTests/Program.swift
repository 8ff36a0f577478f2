import Foundation

/// The built program, run as a user runs it.
enum Program {
    struct Result {
        let code: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
        var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// The package's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The folder of the bundled blocks.
    static let demoBlocks = root + "/demo-blocks"

    /// One of them, of 60 transactions.
    static let demoBlock = demoBlocks + "/3-a-chain.json"

    /// Next to the test bundle, where the build puts every product.
    private static let executable: String = {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: bundle ?? own).deletingLastPathComponent().appending(path: "altius").path
    }()

    static func run(_ arguments: String..., in folder: String = "/") throws -> Result {
        try run(arguments, in: folder)
    }

    static func run(_ arguments: [String], in folder: String = "/") throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        // Files instead of pipes: nothing has to be read while the program runs.
        let files = try TemporaryFolder()
        let (output, errors) = (try files.create("output"), try files.create("errors"))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        return Result(
            code: process.terminationStatus, output: try files.read("output"), errors: try files.read("errors"))
    }
}
