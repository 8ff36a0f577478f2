import ArgumentParser
import StateTree

/// `altius state rollback`: goes back to an earlier block's state.
struct StateRollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Go back to the state after an earlier block.",
        discussion: "Block by block, each durable before the next. 'altius state info' says how far it can go.")

    @Argument(help: ArgumentHelp("The block to go back to.", valueName: "number"))
    var number: UInt64

    @OptionGroup var folder: DataFolder

    func run() throws {
        let state = try folder.open(.readWrite, workers: ExecutionOptions.coreCount)
        let head = try CommandFailure.catching { () throws(StateError) in try state.rollBack(to: number) }
        print("\(folder.dataDir): state of block \(head.number), root \(head.root)")
    }
}
