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
    package internal(set) var recordings = Recordings()
    package internal(set) var activity = Activity()
    package internal(set) var playback = Playback()
    package internal(set) var focus = Focus()
    package internal(set) var graph = GraphSelection()
    package internal(set) var lanes = LanesSelection()
    package internal(set) var conflicts = ConflictsSelection()
    package internal(set) var shards = Shards()
    /// The opcodes below the Step screen's events; nil while they are closed.
    package internal(set) var evm: EVMPane?
    /// Where running stops by itself, in the order they were set.
    package internal(set) var breakpoints: [Breakpoint] = []
    /// What the engine's side is to be asked for after the key at hand.
    var requests: [EngineRequest] = []
    package var screen: ScreenID
    package var isHelpOpen = false
    /// First line of the help in view, when it is longer than the screen.
    package var helpTop = 0
    /// What transactions are looked for by; empty for none.
    package internal(set) var filterText = ""
    package var mouse = MouseMode.off
    /// What is being typed into the last line.
    package internal(set) var prompt: Prompt?
    /// Full values, over the screen.
    package internal(set) var popup: Popup?
    /// A number that is being typed before the key it repeats.
    var count = PendingCount()
    /// One sentence for the user about the last key, until the next one.
    package var notice: String?
    /// Events that never arrived: totals are too low by them.
    package var lostEvents: UInt64 = 0
    /// Events that the recorders lost, as they say.
    package internal(set) var recordedLosses: UInt64 = 0
    /// The dashboard's clock in nanoseconds.
    package var now: UInt64 = 0
    /// Whether the engine has last been told to go on.
    var isEngineReleased = true
    /// The screens and their keys; data, so that tests may have other ones.
    package let screens: [ScreenDefinition]
    package let keys: KeyTable
    /// What the run behind the session can do.
    package let capabilities: Capabilities

    /// - Parameters:
    ///   - screens: in the order of their numbers; the first one is shown first.
    ///   - historyCapacity: how many blocks are remembered.
    package init(
        size: Size, screens: [ScreenDefinition] = Screens.all, historyCapacity: Int = Blocks.capacity,
        capabilities: Capabilities = Capabilities()
    ) {
        self.size = size
        self.screens = screens
        self.capabilities = capabilities
        keys = KeyTable(screens: screens)
        screen = screens.first?.id ?? .blocks
        blocks = Blocks(capacity: historyCapacity)
    }

    /// The definition of the screen shown.
    package var currentScreen: ScreenDefinition? { screens.first { $0.id == screen } }

    /// How often time has to be told, in nanoseconds; nil while nothing on the screen depends on it.
    package var tickInterval: UInt64? {
        if playback.mode == .slow, let block = playback.block {
            if playback.restsUntil == nil || recordings.neighbour(of: block, by: 1) != block { return 33_000_000 }
            return run.phase == .ended ? nil : 500_000_000
        }
        return run.clock == .live ? 500_000_000 : nil
    }

    /// One line about the block on the screen: the selected row's where rows are selected, else the recorded block's.
    var story: String? {
        guard screen != .blocks, let number = playback.block else { return blocks.selected?.story }
        return blocks.row(ofRecording: number)?.story
    }

    /// All losses that are known.
    package var losses: UInt64 { lostEvents &+ recordedLosses }

    /// The terminal has a new size.
    package mutating func resize(to size: Size) {
        self.size = size
        settle()
    }

    /// Brings views into what exists, after any change.
    mutating func settle() {
        blocks.settle(visibleRows: BlocksLayout(state: self).visibleRows)
        currentScreen?.settle(&self)
    }

    /// What the engine is to be told when that has changed.
    mutating func engineActions() -> [DashboardAction] {
        defer { requests = [] }
        let asked = requests.map { DashboardAction.request($0) }
        guard wantsBlocks != isEngineReleased else { return asked }
        isEngineReleased = wantsBlocks
        return asked + [isEngineReleased ? .resume : .pause]
    }
}
