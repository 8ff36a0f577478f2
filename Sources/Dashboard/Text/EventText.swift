import Telemetry
import Terminal

/// What an event says, in words: the subject is its transaction, or its worker where it has none.
struct EventText {
    let timeline: BlockTimeline
    let glyphs: GlyphSet
    /// Addresses and slots with all their digits, where there is room.
    var isFull = false

    func words(_ event: Event) -> (text: String, style: Style) {
        let a = Figures.grouped(event.a)
        return switch event.kind {
        case .blockBegan: ("the block begins: \(Figures.counted(event.a, "transaction"))", .strong)
        case .blockEnded: ("the block is final: \(a) gas", .strong)
        case .frontierTaken: ("takes the commit frontier", .text)
        case .executionBegan: beginning(event)
        case .executionEnded: ending(event)
        case .readRecorded: ("read \(place(event)) \(glyphs.from) \(source(event.b))", .text)
        case .writeRecorded: ("\(event.b == 1 ? "added to" : "wrote") \(place(event))", .text)
        case .dependencyFound: ("depends on \(source(event.b)): \(place(event))", .text)
        case .conflictFound: ("FAILED READ \(glyphs.from) \(source(event.b)): \(place(event))", .bad)
        case .validated:
            event.b == 1
                ? ("\(Figures.counted(event.a, "read")) checked, all hold", .good)
                : ("\(Figures.counted(event.a, "read")) checked, not all hold", .warning)
        case .committed: ("is final: \(a) gas", .good)
        case .redoBegan: ("redo begins: \(Figures.counted(event.a, "changed read"))", .warning)
        case .redoEnded:
            ("redo of \(Figures.counted(event.a, "operation")) \(event.b == 1 ? "held" : "failed")", .warning)
        case .guardFailed: ("a guard stopped the redo", .warning)
        case .shardHit: ("shard \(a): \(Figures.counted(event.b, "read")) from its cache", .dim)
        case .shardMiss: ("shard \(a): \(Figures.counted(event.b, "read")) from below its cache", .dim)
        case .shardEvicted: ("shard \(a): \(Figures.counted(event.b, "entry", "entries")) dropped", .dim)
        case .rootBegan:
            ("state root of \(Figures.counted(event.a, "account")), \(Figures.counted(event.b, "slot"))", .text)
        case .rootEnded: ("state root known: \(Figures.counted(event.a, "node")) hashed", .text)
        }
    }

    private func beginning(_ event: Event) -> (text: String, style: Style) {
        let turn = event.a == 2 ? "at its turn" : "ahead of its turn"
        guard event.incarnation > 0 else { return ("runs, \(turn)", .accent) }
        return ("runs again (\(Figures.ordinal(Int(event.incarnation) + 1)) time), \(turn)", .warning)
    }

    private func ending(_ event: Event) -> (text: String, style: Style) {
        let gas = Figures.grouped(event.a)
        return switch ExecutionStatus(rawValue: event.b) {
        case .succeeded: ("ran: \(gas) gas", .text)
        case .failed: ("ran and reverted: \(gas) gas", .text)
        case .invalid: ("could not run on the state it saw", .warning)
        case .interrupted: ("given up, a value it needs is on its way", .warning)
        case nil: ("ended: \(gas) gas", .text)
        }
    }

    /// "0x5c3e…91a4 slot 3"; the number where the name did not come.
    private func place(_ event: Event) -> String { place(UInt32(truncatingIfNeeded: event.a)) }

    func place(_ location: UInt32) -> String {
        guard let place = timeline.location(location) else { return "location \(location)" }
        return isFull ? Shortened.fullLocation(place) : Shortened.location(place, glyphs)
    }

    private func source(_ word: UInt64) -> String { Self.source(RecordedVersion(word: word)) }

    /// "tx 15", "tx 15 (2nd run)", "before the block".
    static func source(_ version: RecordedVersion) -> String {
        if version.isBase { return "before the block" }
        let run = version.incarnation > 0 ? " (\(Figures.ordinal(Int(version.incarnation) + 1)) run)" : ""
        let block = version.blocksBack == 0 ? "" : " of \(Figures.counted(version.blocksBack, "block")) before"
        return "tx \(version.txIndex)\(run)\(block)"
    }
}
