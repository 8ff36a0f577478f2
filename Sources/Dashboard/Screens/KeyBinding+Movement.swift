import Terminal

extension KeyBinding {
    /// The keys that move in a list, on every screen that has one.
    static func movement(_ what: String) -> [KeyBinding] {
        [
            KeyBinding([.up, .character("k")], .up, help: "previous \(what)"),
            KeyBinding([.down, .character("j")], .down, help: "next \(what)"),
            KeyBinding([.pageUp, .control("b")], .pageUp, help: "a page up"),
            KeyBinding([.pageDown, .control("f")], .pageDown, help: "a page down"),
            KeyBinding([.character("g"), .home], .first, help: "first \(what)"),
            KeyBinding([.character("G"), .end], .last, help: "last \(what)"),
        ]
    }

    /// The keys that look for transactions, on every screen that shows them.
    static let searching: [KeyBinding] = [
        KeyBinding([.character("/")], .filter, help: "look for a number, function, address or slot", footer: "find"),
        KeyBinding([.character("n")], .nextMatch, help: "next match"),
        KeyBinding([.character("N")], .previousMatch, help: "previous match"),
    ]

    static let writer = KeyBinding(
        [.character("w")], .writer, help: "go to who wrote what it read", footer: "who wrote")

    static let follow = KeyBinding(
        [.character("f")], .follow, help: "follow what happens, or stop following", footer: "follow")
}
