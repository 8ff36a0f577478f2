/// Everything that can be typed after ":", in the order of the list. A new command is added here and nowhere else.
enum PaletteCommands {
    static let all: [PaletteCommand] =
        places + clocks + breaking + engine + questions + [
            PaletteCommand("screen", "NAME", help: "another screen") { name, state in
                guard let screen = state.screens.first(where: { $0.id.name == name.lowercased() }) else {
                    return .refused("no screen named '\(name)'; there are \(names(state.screens.map(\.id.name)))")
                }
                state.show(screen.id)
                return .done
            }.completing { $0.screens.map(\.id.name) },
            PaletteCommand("mouse", help: "capture the mouse, or give it back to the terminal") { _, state in
                state.toggleMouse().first.map { .action($0) } ?? .done
            }.disabled { $0.whyNoMouse },
            PaletteCommand("help", help: "all keys") { _, state in
                state.isHelpOpen = true
                return .done
            },
            PaletteCommand("quit", help: "quit") { _, _ in .action(.quit) },
        ]

    static let needsBlock: @Sendable (DashboardState) -> String? = {
        $0.timeline == nil ? "no block has been recorded yet" : nil
    }

    private static let places: [PaletteCommand] = placesOfBlock.map { $0.disabled(needsBlock) }

    private static let placesOfBlock: [PaletteCommand] = [
        .numbered("tx", help: "select a transaction of the block") { number, state in
            let count = state.timeline?.index.transactions.count ?? 0
            guard number < count else { return .refused("the block has transactions 0 to \(count - 1)") }
            state.focus.select(number)
            if !state.showsTransactions { state.show(.graph) }
            return .done
        },
        .numbered("event", help: "put the cursor behind an event") { number, state in
            let count = state.timeline?.events.count ?? 0
            guard number <= count else { return .refused("the block has \(Figures.counted(count, "event"))") }
            state.stop()
            state.seek(to: number)
            state.focusOnCursor()
            return .done
        },
        .numbered("conflict", help: "put the cursor behind a conflict, from 1") { number, state in
            let positions = state.timeline?.index.conflictPositions ?? []
            guard positions.indices.contains(number - 1) else {
                return .refused("the block has \(Figures.counted(positions.count, "conflict"))")
            }
            state.stop()
            state.seek(to: positions[number - 1] + 1)
            state.focusOnCursor()
            return .done
        },
        .numbered("block", help: "show a block by its number") { number, state in
            guard let found = state.recordings.recording(of: UInt64(number)) else {
                return .refused("block \(number) is not among the recorded blocks that are kept")
            }
            state.goTo(block: found)
            return .done
        },
        PaletteCommand("find", "TEXT", help: "look for a number, function, address or slot") { text, state in
            if !state.showsTransactions { state.show(.graph) }
            state.filter(text)
            return state.whyNoMatch.map { .refused($0) } ?? .done
        },
    ]

    private static let clocks: [PaletteCommand] = [
        PaletteCommand("live", help: "show the newest block as it comes") { _, state in
            state.goLive()
            return .done
        },
        PaletteCommand("slow", "N", help: "play the block N times slower") { argument, state in
            guard let factor = UInt64(argument.filter { $0 != "," }), let slowdown = Slowdown(factor: factor) else {
                return .refused("slow takes a number from 10 to 100,000, not '\(argument)'")
            }
            state.playSlowly(at: slowdown)
            return .done
        }.disabled(needsBlock).completing { _ in ["10", "100", "1000", "10000", "100000"] },
        PaletteCommand("step", help: "stop here and move event by event") { _, state in
            state.stop()
            return .done
        }.disabled(needsBlock),
    ]

    private static let engine: [PaletteCommand] = [
        PaletteCommand("executor", "NAME", help: "execute the next blocks with another executor") { name, state in
            let known = state.capabilities.executors
            guard known.contains(name) else {
                return .refused("no executor named '\(name)'; there are \(names(known))")
            }
            return .action(.request(.executor(name)))
        }.disabled { whyNot(.executor, $0) }.completing { $0.capabilities.executors },
        .numbered("workers", help: "execute the next blocks on N workers") { number, _ in
            guard (1...1024).contains(number) else { return .refused("workers takes a number from 1 to 1,024") }
            return .action(.request(.workers(number)))
        }.disabled { whyNot(.workers, $0) },
    ]

    static func whyNot(_ kind: EngineRequest.Kind, _ state: DashboardState) -> String? {
        if state.capabilities.requests.contains(kind) { return nil }
        return switch kind {
        case .executor: "the executor of this session is fixed"
        case .workers: "the number of workers of this session is fixed"
        case .simulate: "this session has no simulator"
        case .record: "this session cannot run a transaction again"
        case .compare: "this session cannot execute blocks again"
        }
    }

    static func names(_ all: [String]) -> String { all.joined(separator: ", ") }
}
