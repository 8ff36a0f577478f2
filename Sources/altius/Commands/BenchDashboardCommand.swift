import ArgumentParser
import Chain
import Dashboard
import EVM
import Execution
import Workloads

/// `altius bench dashboard`: what it costs to look.
struct BenchDashboardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "Measure the dashboard without a terminal: frames of every screen, and how much it slows the engine.",
        discussion: """
            CPU time is that of taking in what happened and drawing the picture, without what ncurses adds. Bytes are \
            estimated from above by the cells that differ from the picture before. 'new block' is a frame in which a live \
            run's next block arrives with all its events. The engine executes the block again and again without a pause: in \
            turn unwatched, with its events collected and dropped, and watched by a dashboard of 240x60 on another thread.

            JSON: an object per screen and size, one per block for the engine, and last one with 'targets': true.
            """)

    @Argument(
        help: ArgumentHelp(
            "Block folders, bundled blocks, or folders of them (default: a generated mixed block of 1,400 transactions).",
            valueName: "path"))
    var paths: [String] = []

    @OptionGroup var execution: ExecutionOptions

    @Option(help: "Frames of slow motion, and as many steps, per screen and size.")
    var frames = 300

    @Option(
        name: .customLong("repeat"), help: "Runs of each form of watching, after one that does not count.")
    var repetitions = 15

    @Flag(help: "Print JSON.")
    var json = false

    private static let sizes = ["80x24", "120x40", "240x60"]
    private static let transactions = 1400
    /// Executions that are recorded for the screens.
    private static let recorded = 12
    /// Executions of one run of the engine.
    private static let blocksPerRun = 20

    func validate() throws {
        if frames < 1 { throw ValidationError("--frames must be at least 1.") }
        if repetitions < 1 { throw ValidationError("--repeat must be at least 1.") }
    }

    func run() throws {
        var targets = DashboardTargets()
        if paths.isEmpty {
            let folder = try Self.executing("generated") {
                try Workload(.mixed, transactions: Self.transactions).makeBlock()
                    .sealed(by: SequentialExecutor(EthereumVM()))
            }
            try measure(folder, "generated", &targets)
        } else {
            try BlockSequence.forEach(in: paths) { folder, path in try measure(folder, path, &targets) }
        }
        if json {
            try JSONLine.print(DashboardTargetsObject(targets))
        } else {
            for line in targets.lines { print(line) }
        }
    }

    private func measure(_ folder: BlockFolder, _ place: String, _ targets: inout DashboardTargets) throws {
        let name = folder.name.isEmpty ? "\(folder.block.header.number)" : folder.name
        let block = try Self.executing(place) {
            try RecordedBlock.record(
                folder, execution.executor, workers: execution.workerCount, repetitions: Self.recorded)
        }
        if !json {
            print("block \(name), \(folder.block.transactions.count) transactions; bytes are estimated")
            print(ScreenCosts.header)
        }
        for size in try Self.sizes.map(ScreenSize.parse) {
            for screen in Screens.all {
                let costs = FrameMeter.costs(of: screen.id, size, showing: block, frames: frames)
                targets.add(costs, of: name)
                if json { try JSONLine.print(ScreenCostsObject(costs: costs)) } else { print(costs.line) }
            }
        }
        let cost = try WatchingCost(execution.executor, workers: execution.workerCount)
        defer { cost.finish() }
        try Self.executing(place) {
            try cost.measure(
                Array(repeating: BlockTask(folder), count: Self.blocksPerRun), repetitions: repetitions)
        }
        targets.add(slowdown: cost.slowdown(.watched), of: name)
        let object = WatchingObject(cost, block: name, workers: execution.workerCount)
        if json { try JSONLine.print(object) } else { print(object.line) }
    }

    private static func executing<Value>(_ place: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as ExecutionError {
            throw CommandFailure(message: "\(place): \(error)", exitCode: CommandFailure.check)
        }
    }
}
