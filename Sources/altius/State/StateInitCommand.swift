import ArgumentParser
import Chain
import Primitives
import StateTree

/// `altius state init`: puts a state into a new folder.
struct StateInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Put a state into a new folder.",
        discussion: """
            PATH is a genesis file with an \"alloc\", a file of accounts as the prestate tracer writes them, or a block folder or \
            bundled block, whose pre-state is taken: the state of the block before.
            """)

    @Argument(help: ArgumentHelp("The file of the state.", valueName: "path"))
    var path: String

    @OptionGroup var folder: DataFolder

    @Option(help: "The number of the block whose state it is, where the file does not say (default: 0).")
    var number: UInt64?

    @Flag(
        help:
            "The file holds a part of the state only, such as what one block touches: the roots of the blocks that follow are not compared with their headers'."
    )
    var partial = false

    func run() throws {
        let file: StateFile
        do { file = try StateFile.load(path) } catch { throw CommandFailure.unreadable(error) }
        if let number, let stated = file.number, number != stated {
            throw CommandFailure.usage("--number: expected \(stated), as \(path) says, found \(number).")
        }
        var configuration = ShardedState.Configuration()
        configuration.workers = ExecutionOptions.coreCount
        let state = try CommandFailure.catching { () throws(StateError) in
            try ShardedState(
                creating: file.snapshot, number: file.number ?? number ?? 0, hash: file.hash, isWhole: !partial,
                in: RocksDBStore(path: folder.dataDir, mode: .create), configuration)
        }
        let accounts = file.snapshot.accounts
        let slots = accounts.values.reduce(0) { $0 + $1.storage.values.count { !$0.isZero } }
        print(
            "\(folder.dataDir): state of block \(state.head.number), root \(state.head.root), "
                + "\(accounts.count) accounts, \(slots) slots")
    }
}
