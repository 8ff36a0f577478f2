import Dashboard
import Foundation
import Terminal

/// What holds: the command line's word before the environment's, the file's and the program's own.
struct EffectiveConfiguration {
    /// Somebody who may say something.
    struct Layer {
        /// For `--print-config`: "from the command line".
        let source: String
        let configuration: Configuration
    }

    /// Who wins comes first; the last one has a value for every key.
    let layers: [Layer]
    private let merged: Configuration
    /// The file looked for; nil where the environment names no folder.
    let path: String?
    let isFileThere: Bool

    /// Reads the user's file.
    /// - Parameter arguments: what the command line says.
    static func load(_ arguments: Configuration) throws(CommandFailure) -> EffectiveConfiguration {
        let environment = ProcessInfo.processInfo.environment
        do {
            let file = try ConfigurationFile.path(in: environment).map { path throws(ConfigurationError) in
                try ConfigurationFile(path: path)
            }
            return EffectiveConfiguration(arguments, environment: environment, file: file)
        } catch {
            throw .usage("\(error).")
        }
    }

    init(_ arguments: Configuration, environment: [String: String], file: ConfigurationFile?) {
        var ofEnvironment = Configuration()
        // no-color.org: present and not empty.
        if environment["NO_COLOR"]?.isEmpty == false { ofEnvironment.color = .depth(.mono) }
        layers = [
            Layer(source: "from the command line", configuration: arguments),
            Layer(source: "from NO_COLOR", configuration: ofEnvironment),
            Layer(source: "from the file", configuration: file?.configuration ?? Configuration()),
            Layer(source: "the default", configuration: .standard),
        ]
        merged = layers.reduce(into: Configuration()) { merged, layer in
            for key in ConfigurationKey.all { key.fill(&merged, layer.configuration) }
        }
        path = file?.path
        isFileThere = file?.configuration != nil
    }

    var screenOptions: NCursesOptions {
        NCursesOptions(
            colour: merged.color ?? .automatic, ascii: ascii, colourBlindSafe: merged.palette == .colorblind,
            synchronizedOutput: merged.synchronizedOutput ?? true)
    }

    var ascii: Bool { merged.ascii ?? false }
    var mouse: Bool { merged.mouse ?? false }
    var framesPerSecond: Int { merged.framesPerSecond ?? 30 }
    var screen: ScreenID? { merged.screen }
    var executor: ExecutorChoice { merged.executor ?? .occ }
    var workers: Int { (merged.workers ?? .cores).count }
    /// Nil where what is shown decides.
    var speed: Speed? { merged.speed?.speed }
}
