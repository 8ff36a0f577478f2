import Foundation
import TestSupport

/// The built program, run as a user runs it.
package enum Program {
    package struct Result: Sendable {
        package let code: Int32
        package let output: String
        package let errors: String
        /// As it was last seen, milliseconds before the end; `nil` where the system does not tell.
        package let usage: ProcessUsage?

        package var lines: [String] { output.split(separator: "\n").map(String.init) }
        package var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// The package's folder.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The folder of the bundled blocks.
    package static let demoBlocks = root + "/demo-blocks"

    /// One of them, of 60 transactions.
    package static let demoBlock = demoBlocks + "/3-a-chain.json"

    package static let path = path(of: "altius")

    /// Next to the test bundle, where the build puts every product.
    package static func path(of product: String) -> String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: bundle ?? own).deletingLastPathComponent().appending(path: product).path
    }

    package static func run(
        _ arguments: String..., in folder: String = "/", environment: [String: String] = [:]
    ) throws -> Result {
        try run(arguments, in: folder, environment: environment)
    }

    /// Runs the program to its end, without a terminal.
    ///
    /// - Parameters:
    ///   - executable: another program than this one.
    ///   - isMeasured: whether to watch what it uses; costs a look at it every few milliseconds.
    ///   - environment: what differs from the tests' own environment. The user's configuration is not read.
    /// - Returns: with the signal as the code, where one ended it.
    package static func run(
        _ arguments: [String], in folder: String = "/", executable: String = path, isMeasured: Bool = false,
        environment changes: [String: String] = [:]
    ) throws -> Result {
        let files = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        var environment = ProcessInfo.processInfo.environment
        environment["LC_ALL"] = "C.UTF-8"
        environment["TERM"] = "xterm-256color"
        environment["NO_COLOR"] = nil
        environment["XDG_CONFIG_HOME"] = files.path
        environment.merge(changes) { $1 }
        process.environment = environment
        // Files instead of pipes: nothing has to be read while the program runs.
        let (output, errors) = (try files.create("output"), try files.create("errors"))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        var usage: ProcessUsage?
        while isMeasured && process.isRunning {
            usage = ProcessUsage(process: process.processIdentifier) ?? usage
            usleep(3_000)
        }
        process.waitUntilExit()
        return Result(
            code: process.terminationStatus, output: try files.read("output"), errors: try files.read("errors"),
            usage: usage)
    }
}
