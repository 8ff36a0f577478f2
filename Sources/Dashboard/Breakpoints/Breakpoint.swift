import Primitives
import Stepping
import Telemetry

/// Where running stops by itself: slow motion and steps at an event, the opcodes of a transaction at a step.
package enum Breakpoint: Sendable, Hashable {
    /// An execution of this transaction begins.
    case transaction(Int)
    /// An event about a storage slot of this key, or an instruction that accesses it, whosesoever the storage.
    case slot(UInt256)
    /// The instruction of this name is about to run.
    case opcode(String)
    /// A read did not hold.
    case conflict

    /// Whether running stops behind that event.
    func stops(at position: Int, _ timeline: BlockTimeline) -> Bool {
        let kind = timeline.events.kind(position)
        switch self {
        case .transaction(let index):
            return kind == .executionBegan && timeline.events.transaction(position) == index
        case .conflict: return kind == .conflictFound
        case .slot(let key):
            guard kind.namesLocation else { return false }
            let location = timeline.location(UInt32(truncatingIfNeeded: timeline.events[position].a))
            return location?.field == .storage(key)
        case .opcode: return false
        }
    }

    /// The first step behind `step`, or the last one before it, that running stops at; nil where there is none.
    func step(in recording: StepRecording, from step: Int, isForward: Bool) -> Int? {
        switch self {
        case .transaction, .conflict: return nil
        case .opcode(let name):
            guard let opcode = recording.opcode(named: name) else { return nil }
            return isForward
                ? recording.nextStep(of: opcode, after: step) : recording.previousStep(of: opcode, before: step)
        case .slot(let key):
            func matches(_ access: StorageAccess) -> Bool { access.key == key && !access.kind.isUndo }
            return isForward
                ? recording.accesses[recording.accessCount(before: step + 1)...].first(where: matches)?.step
                : recording.accesses[..<recording.accessCount(before: step)].last(where: matches)?.step
        }
    }

    /// Whether it is about events; else it is about opcodes alone.
    var concernsEvents: Bool {
        if case .opcode = self { false } else { true }
    }
}

extension Breakpoint: CustomStringConvertible {
    /// As it is typed: "tx 17", "slot 0x2", "op SSTORE", "conflict".
    package var description: String {
        switch self {
        case .transaction(let index): "tx \(index)"
        case .slot(let key): "slot \(Hex.encode(key))"
        case .opcode(let name): "op \(name)"
        case .conflict: "conflict"
        }
    }
}

extension StorageAccess.Kind {
    /// What a failed call takes back is no instruction's doing.
    var isUndo: Bool { self == .undo || self == .transientUndo }
}
