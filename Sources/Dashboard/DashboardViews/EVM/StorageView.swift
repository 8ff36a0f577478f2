import Primitives
import Stepping
import Terminal

/// The storage that the running call has touched so far, in the order of first touch; what the step before touched is marked.
enum StorageView {
    private struct Key: Hashable {
        let address: Address
        let slot: UInt256
        let isTransient: Bool
    }

    private struct Row {
        let key: Key
        let first: UInt256
        var value: UInt256
        var isLast: Bool
    }

    /// Looks back over so many accesses; a call that makes more shows those.
    private static let reach = 1_024

    static func draw(_ cursor: StepCursor, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 2, let frame = cursor.call?.frame else { return }
        let rows = rows(cursor, frame)
        canvas.rule(
            x: rect.x, y: rect.y, width: rect.width,
            title: rows.isEmpty
                ? "Storage of this call" : "Storage of this call: \(Figures.counted(rows.count, "slot"))")
        if rows.isEmpty { canvas.write("not touched yet", x: rect.x + 5, y: rect.y + 1, style: .dim) }
        let room = rect.height - 1
        let skipped = rows.count > room ? rows.count - room + 1 : 0
        if skipped > 0 {
            canvas.write("+\(skipped) before", x: rect.x + 2, y: rect.y + 1, style: .dim)
        }
        for (offset, row) in rows.dropFirst(skipped).enumerated() {
            draw(row, cursor.recording.names, in: rect, y: rect.y + 1 + offset + (skipped > 0 ? 1 : 0), on: &canvas)
        }
    }

    private static func rows(_ cursor: StepCursor, _ frame: Int) -> [Row] {
        let recording = cursor.recording
        var rows: [Row] = []
        var places: [Key: Int] = [:]
        for access in recording.accesses[..<recording.accessCount(before: cursor.position)].suffix(reach)
        where access.frame == frame {
            let key = Key(address: access.address, slot: access.key, isTransient: access.kind.isTransient)
            let place = places[key] ?? rows.count
            if place == rows.count {
                rows.append(Row(key: key, first: access.before, value: access.before, isLast: false))
                places[key] = place
            }
            rows[place].value = access.after
            rows[place].isLast = access.step + 1 == cursor.position
        }
        return rows
    }

    private static func draw(_ row: Row, _ names: SlotNames, in rect: Rect, y: Int, on canvas: inout Canvas) {
        let glyphs = canvas.glyphs
        if row.isLast { canvas.write("*", x: rect.x, y: y, style: .accent) }
        let isFull = rect.width >= 110
        let name =
            (row.key.isTransient ? "transient " : "") + StepText.slot(row.key.slot, names, glyphs, isFull: isFull)
        // At least half of it is for the values.
        let width = rect.width - 3
        let isChanged = row.value != row.first
        let x = canvas.write(
            name, x: rect.x + 2, y: y, width: isFull ? width * 3 / 4 : width * 4 / 7,
            style: row.isLast ? .strong : .text)
        let room = rect.maxX - x - 2
        guard isChanged else {
            canvas.write(StepText.word(row.value, width: room, glyphs), x: x + 2, y: y, width: room)
            return
        }
        let arrow = "\(glyphs.to) "
        // Both values, where half a value says anything.
        let each = (room - TextWidth.width(of: arrow) - 1) / 2
        let before = each < 9 ? "" : StepText.word(row.first, width: each, glyphs) + " "
        let after = StepText.word(row.value, width: room - TextWidth.width(of: arrow + before), glyphs)
        canvas.write([(before + arrow, .dim), (after, .warning)], x: x + 2, y: y, width: room)
    }
}
