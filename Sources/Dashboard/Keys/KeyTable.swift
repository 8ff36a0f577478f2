import Terminal

/// Every key of the dashboard. The footer, the help and the reducer read the same table.
package struct KeyTable: Sendable {
    /// Keys that work on every screen.
    package let everywhere: [KeyBinding]
    /// Keys of one screen, in the order of the help.
    package let ofScreen: [ScreenID: [KeyBinding]]

    private let lookup: [ScreenID: [Key: KeyBinding]]

    package init(screens: [ScreenDefinition]) {
        everywhere = Self.common + Self.switching(screens)
        ofScreen = Dictionary(screens.map { ($0.id, $0.bindings) }, uniquingKeysWith: { first, _ in first })
        var lookup: [ScreenID: [Key: KeyBinding]] = [:]
        for screen in screens {
            let pairs = (screen.bindings + everywhere).flatMap { binding in binding.keys.map { ($0, binding) } }
            lookup[screen.id] = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        self.lookup = lookup
    }

    /// What a key means on a screen.
    package func binding(for key: Key, on screen: ScreenID) -> KeyBinding? { lookup[screen]?[key] }

    /// The bindings that hold on a screen, its own first.
    package func bindings(on screen: ScreenID) -> [KeyBinding] { (ofScreen[screen] ?? []) + everywhere }

    /// Keys that mean two things on one screen. There must be none.
    package func duplicates(on screen: ScreenID) -> [Key] {
        var seen: Set<Key> = []
        return bindings(on: screen).flatMap(\.keys).filter { !seen.insert($0).inserted }
    }

    private static let common: [KeyBinding] = [
        KeyBinding([.character(" ")], .togglePause, help: "pause, or run on", footer: "pause"),
        KeyBinding(
            [.character("p")], .playSlowly, help: "play the block in slow motion, or back to live", footer: "slow"),
        KeyBinding(
            [.character(".")], .stepForward, help: "one event forward; 10. for ten events",
            footer: "step"),
        KeyBinding([.character(",")], .stepBack, help: "one event back"),
        KeyBinding([.character("c")], .nextConflict, help: "to the next conflict", footer: "conflict"),
        KeyBinding([.character("C")], .previousConflict, help: "to the previous conflict"),
        KeyBinding([.character("t")], .nextTransaction, help: "to the next transaction that begins"),
        KeyBinding([.character("T")], .previousTransaction, help: "to the one that began before"),
        KeyBinding([.character("e")], .nextOwnEvent, help: "next event of the selected transaction"),
        KeyBinding([.character("E")], .previousOwnEvent, help: "its event before"),
        KeyBinding([.character("r")], .runOn, help: "run to the next breakpoint; :break sets one"),
        KeyBinding([.character("R")], .runBack, help: "back to the breakpoint before"),
        KeyBinding([.character("]")], .nextBlock, help: "next block", footer: "[ block"),
        KeyBinding([.character("[")], .previousBlock, help: "previous block"),
        KeyBinding([.character("+"), .character("=")], .faster, help: "faster", footer: "faster"),
        KeyBinding([.character("-")], .slower, help: "slower"),
        KeyBinding([.character(":")], .palette, help: "go to a transaction, block, ..., or command", footer: "go"),
        KeyBinding(
            [.character("m")], .toggleMouse, help: "the mouse: rows, tabs, wheel; or give it back",
            footer: "release mouse"),
        KeyBinding([.character("?"), .function(1)], .help, help: "this help", footer: "help"),
        KeyBinding([.character("q")], .quit, help: "quit", footer: "quit"),
        KeyBinding([.escape], .back, help: "back; never quits", footer: "back"),
        KeyBinding([.control("l")], .redraw, help: "draw the screen anew"),
    ]

    /// A digit per screen, and Tab as soon as there is a second one.
    private static func switching(_ screens: [ScreenDefinition]) -> [KeyBinding] {
        var bindings = zip("123456789", screens).map { digit, screen in
            KeyBinding([.character(digit)], .screen(screen.id), help: "\(screen.title): \(screen.question)")
        }
        if screens.count > 1 {
            bindings.append(KeyBinding([.tab], .nextScreen, help: "next screen"))
            bindings.append(KeyBinding([.backTab], .previousScreen, help: "previous screen"))
        }
        return bindings
    }
}
