import ArgumentParser
import StateTree

/// `altius state verify`: recomputes a whole state.
struct StateVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recompute every root, branch and code hash of a state: one line per fault.")

    @OptionGroup var folder: DataFolder

    func run() throws {
        let state = try folder.open(.readOnly)
        let result = try CommandFailure.catching { () throws(StateError) in try state.verify() }
        for fault in result.faults { print(fault) }
        let counts = [
            "\(Decimal.grouped(result.accounts)) accounts", "\(Decimal.grouped(result.slots)) slots",
            "\(Decimal.grouped(result.codes)) codes", "\(Decimal.grouped(result.branches)) branches",
        ]
        let verdict = result.passed ? "verified" : "WRONG"
        print("block \(result.head.number), root \(result.head.root), \(counts.joined(separator: ", ")): \(verdict)")
        if !result.passed { throw ExitCode(CommandFailure.check) }
    }
}
