/// Which characters pictures are made of.
package enum GlyphSet: Sendable, Equatable, CaseIterable {
    /// Everything, eighth blocks for graphs included.
    case unicode
    /// Line drawing and half blocks only, as on the Linux console.
    case box
    /// ASCII only.
    case ascii

    /// Corners, edges and signs, in one place so that a view never asks which set it draws in.
    package var horizontal: Character { self == .ascii ? "-" : "─" }
    package var vertical: Character { self == .ascii ? "|" : "│" }
    package var topLeft: Character { self == .ascii ? "+" : "┌" }
    package var topRight: Character { self == .ascii ? "+" : "┐" }
    package var bottomLeft: Character { self == .ascii ? "+" : "└" }
    package var bottomRight: Character { self == .ascii ? "+" : "┘" }

    package var check: String { self == .unicode ? "✓" : self == .box ? "√" : "ok" }
    package var cross: String { self == .unicode ? "✗" : self == .box ? "×" : "XX" }
    package var pointer: Character { self == .unicode ? "▸" : ">" }
    package var playing: String { self == .ascii ? ">" : "►" }
    package var paused: String { self == .ascii ? "=" : "‖" }
    package var ended: String { self == .ascii ? "#" : "■" }
    package var ellipsis: Character { self == .ascii ? "~" : "…" }
    package var dash: String { self == .ascii ? "-" : "–" }

    /// Lines of graphs that meet.
    package var branchRight: Character { self == .ascii ? "+" : "├" }
    package var branchLeft: Character { self == .ascii ? "+" : "┤" }
    package var branchUp: Character { self == .ascii ? "+" : "┴" }
    package var crossing: Character { self == .ascii ? "+" : "┼" }
    package var endRight: Character { self == .ascii ? "'" : "└" }
    package var endLeft: Character { self == .ascii ? "'" : "┘" }

    /// Nodes of graphs: done or not, on the path that matters or not.
    package func node(isDone: Bool, isMarked: Bool) -> Character {
        switch self {
        case .unicode: isMarked ? (isDone ? "◆" : "◇") : (isDone ? "●" : "○")
        case .box: isMarked ? (isDone ? "♦" : "°") : (isDone ? "■" : "o")
        case .ascii: isMarked ? (isDone ? "#" : "@") : (isDone ? "*" : "o")
        }
    }

    /// Above and below: what something depends on, and what depends on it.
    package var above: Character { self == .ascii ? "^" : "▲" }
    package var below: Character { self == .ascii ? "v" : "▼" }

    /// From where something comes.
    package var from: String { self == .ascii ? "<-" : "←" }
    package var to: String { self == .ascii ? "->" : "→" }
    /// So many times.
    package var times: String { self == .ascii ? "x" : "×" }
    /// A microsecond's unit.
    package var microseconds: String { self == .ascii ? "us" : "µs" }

    /// Cells of bars that are told apart without colour, densest first.
    package var fills: (full: Character, medium: Character, half: Character, dense: Character, line: Character) {
        self == .ascii ? ("#", "%", "=", "&", "~") : ("█", "▒", "▄", "▓", "─")
    }

    /// Something too small to draw.
    package var speck: Character { self == .ascii ? "." : "·" }

    /// Fillings of a cell from nearly empty to full, for graphs.
    package var levels: [Character] {
        switch self {
        case .unicode: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        case .box: ["▄", "█"]
        case .ascii: [".", ":", "|", "#"]
        }
    }
}
