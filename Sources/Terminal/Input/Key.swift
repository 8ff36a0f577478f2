/// What the user pressed.
package enum Key: Sendable, Hashable {
    /// A character as typed, wide ones included; never a control character.
    case character(Character)
    /// A letter with Ctrl, lower case: Ctrl-L is `.control("l")`.
    case control(Character)
    /// A function key, from 1.
    case function(Int)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right
    case home, end, pageUp, pageDown

    /// The name that footer and help show: "q", "Space", "PgUp", "F1", "^L". Arrows are words here: glyph sets differ.
    package var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "^" + character.uppercased()
        case .function(let number): "F\(number)"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        }
    }
}
