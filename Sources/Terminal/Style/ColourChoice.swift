/// What the user asked for with `--color`.
package enum ColourChoice: Sendable, Equatable {
    /// As the terminal can, unless `NO_COLOR` is set.
    case automatic
    /// At most this depth, whatever `NO_COLOR` says.
    case depth(ColourDepth)

    /// The spellings that `init(argument:)` takes, for help texts.
    package static let spellings = ["auto", "never", "8", "16", "256", "true"]

    /// Reads the option's value; nil for anything but `spellings`.
    package init?(argument: String) {
        switch argument {
        case "auto": self = .automatic
        case "never": self = .depth(.mono)
        case "8": self = .depth(.colours8)
        case "16": self = .depth(.colours16)
        case "256": self = .depth(.colours256)
        case "true": self = .depth(.trueColour)
        default: return nil
        }
    }
}
