import Primitives
import Telemetry
import Terminal

extension Popup {
    /// Everything that is known of a transaction, nothing shortened.
    static func transaction(_ transaction: Int, _ state: DashboardState) -> Popup? {
        guard let timeline = state.timeline, timeline.index.transactions.indices.contains(transaction) else {
            return nil
        }
        var popup = Popup("Transaction \(transaction) of block \(timeline.description.number)")
        if let facts = timeline.facts(transaction) {
            popup.add("does", facts.sentence)
            if let selector = facts.selector { popup.add("selector", KnownSignatures.hex(selector)) }
            popup.add("sender", facts.sender.description)
            popup.add("recipient", facts.recipient?.description ?? "none: it creates a contract")
            popup.add("value", Shortened.full(facts.value) + " wei")
            popup.add("gas limit", Figures.grouped(facts.gasLimit))
        }
        let outcome = timeline.index.transactions[transaction]
        popup.add("gas used", Figures.grouped(outcome.gasUsed))
        popup.add("executions", "\(outcome.executions.count)")
        if outcome.wastedGas > 0 { popup.add("gas lost", Figures.grouped(outcome.wastedGas)) }
        if let conflict = state.explainedConflict, conflict.transaction == transaction {
            popup.add("", "")
            popup.add(conflict, timeline)
        }
        return popup
    }

    /// A location, nothing shortened.
    static func location(_ hot: HotLocation, _ timeline: BlockTimeline) -> Popup {
        var popup = Popup("Location")
        popup.addLocation(hot.location, timeline)
        popup.add("failed reads", Figures.grouped(hot.conflicts))
        popup.add("readers", Figures.grouped(hot.readers))
        popup.add("writers", Figures.grouped(max(hot.writers, timeline.index.writes.writerCount(of: hot.location))))
        popup.add("gas lost", Figures.grouped(hot.wastedGas))
        return popup
    }

    /// One event with its payload.
    static func event(at position: Int, _ timeline: BlockTimeline) -> Popup? {
        guard position >= 0, position < timeline.events.count else { return nil }
        let event = timeline.events[position]
        var popup = Popup("Event \(Figures.grouped(position + 1))")
        popup.add("kind", "\(event.kind)")
        popup.add("time", Figures.grouped(timeline.events.time(position)) + " ns since the block began")
        popup.add("worker", "\(event.worker)")
        if let transaction = timeline.events.transaction(position) {
            popup.add("transaction", "\(transaction), \(Figures.ordinal(Int(event.incarnation) + 1)) execution")
        }
        if event.kind == .conflictFound {
            popup.add(Conflict(event, position: position), timeline)
        } else if event.kind.namesLocation {
            popup.addLocation(UInt32(truncatingIfNeeded: event.a), timeline)
            if event.kind != .writeRecorded {
                popup.add("written by", EventText.source(RecordedVersion(word: event.b)))
            }
        } else {
            popup.add("payload", "\(Figures.grouped(event.a)), \(Figures.grouped(event.b))")
        }
        return popup
    }

    private mutating func add(_ conflict: Conflict, _ timeline: BlockTimeline) {
        addLocation(conflict.location, timeline)
        add("written by", EventText.source(conflict.version))
        let values = timeline.values(
            transaction: conflict.transaction, incarnation: conflict.incarnation, location: conflict.location)
        guard let values else { return }
        add("it read", Shortened.full(values.observed))
        add("", Hex.encode(values.observed))
        add("it is", Shortened.full(values.actual))
        add("", Hex.encode(values.actual))
    }

    private mutating func addLocation(_ id: UInt32, _ timeline: BlockTimeline) {
        guard let location = timeline.location(id) else { return add("location", "number \(id), not named") }
        add("account", location.address.description)
        if case .storage(let slot) = location.field {
            add("slot", Hex.encode(slot))
        } else {
            add("field", "\(location.field)")
        }
    }
}
