import ArgumentParser
import Dashboard
import Terminal

extension Pace {
    /// Reads the option's value.
    static func parse(_ argument: String) throws -> Pace {
        if argument == "max" { return .unlimited }
        guard let number = Double(argument), let pace = Pace(blocksPerSecond: number) else {
            throw ValidationError("expected a number above 0, or 'max'")
        }
        return pace
    }
}

extension ColourChoice: ExpressibleByArgument {
    package static var allValueStrings: [String] { spellings }
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
}
