import Stepping
import Terminal

/// The calls around the one that runs, in the order they are entered, and how they end.
enum CallTreeView {
    static func draw(_ cursor: StepCursor, in rect: Rect, on canvas: inout Canvas) {
        let recording = cursor.recording
        guard let current = cursor.call?.frame else { return }
        canvas.rule(
            x: rect.x, y: rect.y, width: rect.width, title: Figures.counted(recording.frames.count, "call"))
        let rows = rect.height - 1
        let top = max(0, min(current - rows / 2, recording.frames.count - rows))
        for offset in 0..<rows where top + offset < recording.frames.count {
            let index = top + offset
            let y = rect.y + 1 + offset
            let frame = recording.frames[index]
            let isCurrent = index == current
            if isCurrent {
                canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .text.selected())
                canvas.put(canvas.glyphs.pointer, x: rect.x, y: y, style: .strong.selected())
            }
            let hasBegun = frame.firstStep <= cursor.position
            let style: Style = (hasBegun ? Style.text : .dim).selected(isCurrent)
            let indent = min(frame.depth - 1, max(0, rect.width - 36)) + 2
            canvas.write(
                words(frame, recording, canvas.glyphs), x: rect.x + indent, y: y, width: rect.width - indent - 12,
                style: style)
            let (ending, role) = ending(frame, cursor.position)
            canvas.write(
                ending, x: rect.maxX - 11, y: y, width: 10, style: role.selected(isCurrent), align: .trailing)
        }
    }

    /// "CALL 0x5c3e…91a4 transfer"; the transaction's own call has no opcode.
    static func words(_ frame: CallFrame, _ recording: StepRecording, _ glyphs: GlyphSet) -> String {
        let opcode = frame.opcode.map { recording.name(of: $0) + " " } ?? "tx "
        let function = frame.selector.flatMap { KnownSignatures.functionName($0) }.map { " \($0)" } ?? ""
        return "\(opcode)\(Shortened.address(frame.codeAddress, glyphs))\(function)"
    }

    private static func ending(_ frame: CallFrame, _ position: Int) -> (String, Style) {
        if frame.firstStep > position { return ("to come", .dim) }
        if frame.endStep > position { return ("runs", .accent) }
        return switch frame.ending {
        case .unknown: ("cut", .warning)
        case .success: ("returned", .dim)
        case .revert: ("reverted", .bad)
        case .failure: ("failed", .bad)
        }
    }
}
