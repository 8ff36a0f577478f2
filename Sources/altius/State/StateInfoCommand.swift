import ArgumentParser
import StateTree

/// `altius state info`: what a folder holds.
struct StateInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Say which block's state a folder holds.")

    @OptionGroup var folder: DataFolder

    @Flag(help: "Print one JSON object.")
    var json = false

    private struct Report: Encodable {
        let block: UInt64
        let blockHash: String?
        let stateRoot: String
        let isWhole: Bool
        let earliestRollback: UInt64
    }

    func run() throws {
        let state = try folder.open(.readOnly)
        let earliest = try CommandFailure.catching { () throws(StateError) in try state.earliestRollback() }
        let head = state.head
        if json {
            return try JSONLine.print(
                Report(
                    block: head.number, blockHash: head.hash?.description, stateRoot: head.root.description,
                    isWhole: head.isWhole, earliestRollback: earliest))
        }
        print("block       \(head.number)")
        print("hash        \(head.hash?.description ?? "not known")")
        print("state root  \(head.root)")
        print("state       \(head.isWhole ? "whole" : "partial: roots of blocks are not compared")")
        print("rollback    to block \(earliest) at the earliest")
    }
}
