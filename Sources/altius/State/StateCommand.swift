import ArgumentParser

/// `altius state`: the state in a folder.
struct StateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "Make, look at, check, prove and roll back the state in a folder.",
        discussion: """
            'altius run --store rocksdb --data-dir DIR' executes blocks on such a state and commits each of them.
            """,
        subcommands: [
            StateInitCommand.self, StateInfoCommand.self, StateVerifyCommand.self, StateRollbackCommand.self,
            StateProofCommand.self,
        ])
}
