import ArgumentParser
import Chain

/// `altius bench blocks`: the time that blocks take, by executor and number of workers.
struct BenchBlocksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocks",
        abstract: "Compare executors on blocks: per block and in total, pre-state in memory, senders from the file.",
        discussion: """
            \(ComparisonOptions.explanation)

            \(ComparisonOptions.jsonFormat)
            """)

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: the demo blocks).", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var comparison: ComparisonOptions

    func run() throws {
        let sources = try BlockSequence.sources(of: paths)
        let session = BenchSession(comparison, names: sources.map { "\($0.number)" })
        try BlockSequence.forEach(sources) { folder, path in
            try session.run(folder, name: "\(folder.block.header.number)", place: path, verifies: true)
        }
        try session.finish()
    }
}
