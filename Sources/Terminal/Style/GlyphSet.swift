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

    /// Fillings of a cell from nearly empty to full, for graphs.
    package var levels: [Character] {
        switch self {
        case .unicode: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        case .box: ["▄", "█"]
        case .ascii: [".", ":", "|", "#"]
        }
    }
}
