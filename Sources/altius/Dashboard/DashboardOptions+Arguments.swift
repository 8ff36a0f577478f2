import ArgumentParser
import Dashboard
import Terminal

extension ColourChoice: ExpressibleByArgument {
    package static var allValueStrings: [String] { spellings }
    package static var defaultCompletionKind: CompletionKind { .list(spellings) }
    package var defaultValueDescription: String { "auto" }
}

/// A screen of the dashboard, by its name or its number.
struct ScreenChoice: ExpressibleByArgument {
    let id: ScreenID

    init?(argument: String) {
        let screens = Screens.all
        if let number = Int(argument), screens.indices.contains(number - 1) {
            id = screens[number - 1].id
        } else if let screen = screens.first(where: { $0.id.name == argument.lowercased() }) {
            id = screen.id
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { Screens.all.map(\.id.name) }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
