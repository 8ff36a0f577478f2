import Terminal

/// How activities look in bars, everywhere alike.
enum BarText {
    static func fill(_ activity: WorkerSpan.Activity, _ glyphs: GlyphSet) -> Character {
        switch activity {
        case .execute: glyphs.fills.full
        case .again: glyphs.fills.medium
        case .commit: glyphs.fills.half
        case .redo: glyphs.fills.dense
        case .root: glyphs.fills.line
        }
    }

    static func style(_ activity: WorkerSpan.Activity) -> Style {
        switch activity {
        case .execute: .graph
        case .again: .warning
        case .commit: .good
        case .redo: .accent
        case .root: .text
        }
    }

    static func word(_ activity: WorkerSpan.Activity) -> String {
        switch activity {
        case .execute: "execute"
        case .again: "execute again"
        case .commit: "commit"
        case .redo: "redo"
        case .root: "state root"
        }
    }

    /// What the signs mean, those of activities that occur, in few cells.
    static func legend(_ activities: [WorkerSpan.Activity], _ glyphs: GlyphSet) -> [(text: String, style: Style)] {
        var pieces: [(text: String, style: Style)] = []
        for activity in activities {
            pieces += [
                (String(fill(activity, glyphs)), style(activity)),
                (activity == .again ? " again  " : " \(word(activity))  ", .dim),
            ]
        }
        return pieces
    }
}
