/// What an event reports. The names are the vocabulary of the whole program; the raw values are those of trace files,
/// so a new kind is added at the end and none is renumbered.
///
/// Each case documents the two payload words, `a` and `b`. *Location* is a location ID of the event's block
/// (`LocationNames`); *version* is a `RecordedVersion` as a word. Events of a whole block carry `Event.noTransaction`.
public enum EventKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// Work on a block starts. `a`: number of transactions. `b`: block number.
    case blockBegan = 0
    /// An execution of a transaction starts. `a`: round (0 speculation, 1 repair along the DAG, 2 commit frontier).
    /// `b`: 0.
    case executionBegan = 1
    /// An execution ended. `a`: gas used. `b`: an `ExecutionStatus`.
    case executionEnded = 2
    /// A read in the access set, reported some time between the execution's end and the block's; none for executions that are
    /// not observed, as all one by one and those of a series. `a`: location. `b`: the version observed.
    case readRecorded = 3
    /// A write in the access set, reported as reads are. `a`: location. `b`: 0 for a value, 1 for a relaxed change ("+x").
    case writeRecorded = 4
    /// A read of what an earlier transaction of the block wrote: an edge of the DAG. `a`: location. `b`: the writer's version.
    case dependencyFound = 5
    /// A read that did not hold. `a`: location. `b`: the version it should have observed.
    case conflictFound = 6
    /// A redo starts. `a`: number of changed reads. `b`: number of entries in the SSA log.
    case redoBegan = 7
    /// A redo ended. `a`: number of operations redone. `b`: 1 if it held, 0 if the transaction has to be executed
    /// again.
    case redoEnded = 8
    /// A guard stopped a redo. `a`: index of the log entry. `b`: the kind of guard, as the SSA log numbers them.
    case guardFailed = 9
    /// A check of the reads against final versions ended. `a`: number of accounts and slots checked. `b`: 1 if all held,
    /// else 0.
    case validated = 10
    /// The transaction is final. `a`: gas used. `b`: executions in bits 0..<32, redos in bits 32..<64.
    case committed = 11
    /// Reads that a shard's cache answered. `a`: shard. `b`: how many since the last such event of this worker and
    /// shard.
    case shardHit = 12
    /// Reads that had to go below a shard's cache. `a`: shard. `b`: how many, as for `shardHit`.
    case shardMiss = 13
    /// Entries dropped from a shard's cache. `a`: shard. `b`: how many, as for `shardHit`.
    case shardEvicted = 14
    /// The commit of a block's changes to the state tree starts. `a`: accounts changed. `b`: storage slots changed.
    case rootBegan = 15
    /// The state root is known. `a`: tree nodes hashed. `b`: the root's first eight bytes as a big-endian number.
    case rootEnded = 16
    /// The block is final: the last of its events. `a`: gas used. `b`: nanoseconds of execution, from `blockBegan` to the
    /// last commit. A block that is refused has none.
    case blockEnded = 17
    /// The worker takes the commit frontier and starts to check and settle transactions, this one first; it leaves the
    /// frontier some time after the last `committed`. `a`: 0. `b`: 0.
    case frontierTaken = 18
}
