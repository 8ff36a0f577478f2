/// What telemetry hands on at a time, from a running engine and from a trace alike.
package struct EventBatch: Hashable, Sendable {
    /// Blocks described since the last batch.
    package var blocks: [BlockDescription]
    /// Locations named since the last batch. A block's table comes before or with its `blockEnded`, usually after the
    /// events that use its IDs.
    package var locationNames: [LocationNames]
    /// Values behind `conflictFound` events, delivered like `locationNames`.
    package var conflictValues: [ConflictValues]
    /// What the shards did for blocks, each told once the block is committed.
    package var shardReports: [ShardReport]
    /// What became of blocks: perhaps before their last events, and before the first of the next block.
    package var results: [BlockResult]
    /// In order of time; the events of one worker in the order in which it recorded them.
    package var events: [Event]
    /// How many events have been lost so far, in total. Losses are shown, never ignored.
    package var lost: UInt64

    /// Whether there is nothing in it but the number of lost events.
    package var isEmpty: Bool {
        events.isEmpty && blocks.isEmpty && locationNames.isEmpty && conflictValues.isEmpty && shardReports.isEmpty
            && results.isEmpty
    }

    package init(
        blocks: [BlockDescription] = [], locationNames: [LocationNames] = [], conflictValues: [ConflictValues] = [],
        shardReports: [ShardReport] = [], results: [BlockResult] = [], events: [Event] = [], lost: UInt64 = 0
    ) {
        self.blocks = blocks
        self.locationNames = locationNames
        self.conflictValues = conflictValues
        self.shardReports = shardReports
        self.results = results
        self.events = events
        self.lost = lost
    }
}
