import ArgumentParser
import Terminal

/// What the dashboard looks like: the options that every command with a dashboard shares. The user's file has the same under the same
/// names.
struct TerminalOptions: ParsableArguments {
    @Option(help: "The screen to begin with.")
    var screen: ScreenChoice?

    @Option(help: "Colours of the dashboard (default: auto).")
    var color: ColourChoice?

    @Option(help: "Good and bad in green and red, or in blue and orange (default: standard).")
    var palette: PaletteChoice?

    @Flag(inversion: .prefixedNo, help: "Draw in ASCII (default: as the terminal can).")
    var ascii: Bool?

    @Flag(inversion: .prefixedNo, help: "Begin with the mouse captured (default: not; 'm' captures it).")
    var mouse: Bool?

    /// What the options say.
    var configuration: Configuration {
        var configuration = Configuration()
        configuration.screen = screen?.id
        configuration.color = color
        configuration.palette = palette
        configuration.ascii = ascii
        configuration.mouse = mouse
        return configuration
    }
}
