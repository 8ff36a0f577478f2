import Terminal

/// Everything the dashboard shows: a value that events, keys and sizes change, and views draw.
///
/// Mutating methods return what is to be done outside. There is no clock, thread or terminal in here, so a script of events and keys
/// always gives the same pictures.
package struct DashboardState: Sendable {
    package private(set) var size: Size
    package var run = Run()
    package var totals = Totals()
    package var blocks: Blocks
    package var screen: ScreenID
    package var isHelpOpen = false
    /// First line of the help in view, when it is longer than the screen.
    package var helpTop = 0
    /// One sentence for the user about the last key, until the next one.
    package var notice: String?
    /// Events that never arrived: totals are too low by them.
    package var lostEvents: UInt64 = 0
    /// The dashboard's clock in nanoseconds.
    package var now: UInt64 = 0
    /// The screens and their keys; data, so that tests may have other ones.
    package let screens: [ScreenDefinition]
    package let keys: KeyTable

    /// - Parameters:
    ///   - screens: in the order of their numbers; the first one is shown first.
    ///   - historyCapacity: how many blocks are remembered.
    package init(
        size: Size, screens: [ScreenDefinition] = Screens.all, historyCapacity: Int = Blocks.capacity
    ) {
        self.size = size
        self.screens = screens
        keys = KeyTable(screens: screens)
        screen = screens.first?.id ?? .blocks
        blocks = Blocks(capacity: historyCapacity)
    }

    /// The definition of the screen shown.
    package var currentScreen: ScreenDefinition? { screens.first { $0.id == screen } }

    /// How often time has to be told, in nanoseconds; nil while nothing on the screen depends on it.
    package var tickInterval: UInt64? { run.clock == .live ? 500_000_000 : nil }

    /// The terminal has a new size.
    package mutating func resize(to size: Size) {
        self.size = size
        settle()
    }

    /// Brings views into what exists, after any change.
    mutating func settle() {
        blocks.settle(visibleRows: BlocksLayout(state: self).visibleRows)
    }
}
