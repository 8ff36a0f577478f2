import ArgumentParser

/// The palettes that a user can choose from.
enum PaletteChoice: String, CaseIterable, ExpressibleByArgument {
    /// Good and bad in green and red.
    case standard
    /// Good and bad in blue and orange.
    case colorblind
}
