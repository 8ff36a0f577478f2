import ArgumentParser
import StateTree

/// The options of commands that can execute on a state in a folder.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the state is: 'memory', each block with the pre-state of its file; 'rocksdb', consecutive blocks on the state in --data-dir, each committed to it."
        ))
    var store = StoreChoice.memory

    @Option(help: ArgumentHelp("The folder of the state; 'altius state init' makes it.", valueName: "dir"))
    var dataDir: String?

    func validate() throws {
        if store == .rocksdb && dataDir == nil { throw ValidationError("--store rocksdb needs --data-dir.") }
        if store == .memory && dataDir != nil { throw ValidationError("--data-dir needs --store rocksdb.") }
    }
}

/// The folder that `altius state` works on.
struct DataFolder: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the state.", valueName: "dir"))
    var dataDir: String

    /// - Throws: with exit code 2 if the folder holds no state that can be used.
    func open(_ mode: RocksDBStore.Mode, workers: Int = 1) throws -> ShardedState {
        try Self.open(dataDir, mode, workers: workers)
    }

    static func open(_ path: String, _ mode: RocksDBStore.Mode, workers: Int) throws -> ShardedState {
        var configuration = ShardedState.Configuration()
        configuration.workers = workers
        return try CommandFailure.catching { () throws(StateError) in
            try ShardedState(opening: RocksDBStore(path: path, mode: mode), configuration)
        }
    }
}

extension CommandFailure {
    /// A refusal ends with 1, since a check failed; a store that cannot be used with 2.
    static func state(_ error: StateError) -> CommandFailure {
        CommandFailure(message: "\(error)", exitCode: error.isRefusal ? check : usage)
    }

    static func catching<Value>(_ body: () throws(StateError) -> Value) throws -> Value {
        do { return try body() } catch { throw CommandFailure.state(error) }
    }
}
