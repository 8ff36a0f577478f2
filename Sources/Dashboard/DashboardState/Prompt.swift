/// A line that the user types: a command or a filter.
package struct Prompt: Sendable, Equatable {
    package enum Purpose: Sendable, Equatable { case command, filter }

    package let purpose: Purpose
    package internal(set) var text = ""
    /// Which completion is chosen; nil while none is.
    package internal(set) var choice: Int?

    /// Characters beyond this are not taken.
    static let limit = 100
}
