import Telemetry
import Terminal

/// Verdicts in words and signs; the style only repeats what they say.
enum VerificationText {
    typealias Piece = (text: String, style: Style)

    /// A table cell: "✓ gas bloom receipts state", "✗ receipts  ✓ gas bloom", "- nothing to compare"; where that is too long the
    /// matching ones are counted: "✓ 4 of 4", "✗ receipts  ✓ 3 others".
    static func cell(_ items: [VerificationItem], glyphs: GlyphSet, width: Int) -> [Piece] {
        let all = items.filter { $0.verdict == .matched }.map(\.shortName)
        // The root of a state that was compared whole says nothing more.
        let matched = all.contains("state") ? all.filter { $0 != "root" } : all
        let mismatched = items.filter { $0.verdict == .mismatched }.map(\.shortName)
        guard !matched.isEmpty || !mismatched.isEmpty else { return [("- nothing to compare", .dim)] }
        var pieces: [Piece] = []
        if !mismatched.isEmpty {
            pieces.append(("\(glyphs.cross) \(mismatched.joined(separator: " "))", .bad))
            if !matched.isEmpty { pieces.append(("  ", .text)) }
        }
        if !matched.isEmpty { pieces.append(("\(glyphs.check) \(matched.joined(separator: " "))", .good)) }
        let length = pieces.reduce(0) { $0 + TextWidth.width(of: $1.text) }
        if length > width, !matched.isEmpty {
            pieces.removeLast()
            let count =
                mismatched.isEmpty ? "\(matched.count) of \(items.count)" : Figures.counted(matched.count, "other")
            pieces.append(("\(glyphs.check) \(count)", .good))
        }
        return pieces
    }

    /// One item as a sentence: "✓ receipts root matches".
    static func line(_ item: VerificationItem, glyphs: GlyphSet) -> [Piece] {
        let (sign, words, style): (String, String, Style) =
            switch item.verdict {
            case .matched: (glyphs.check, "matches", .good)
            case .mismatched: (glyphs.cross, "differs", .bad)
            case .nothingToCompare: ("-", "nothing to compare", .dim)
            }
        return [(sign + " ", style), (item.longName + " ", .text), (words, style)]
    }
}
