/// One place on a canvas.
package struct Cell: Sendable, Equatable {
    /// What stands here; a blank where a wide character reaches over from the left.
    package var character: Character
    package var style: Style
    /// The right half of the wide character to the left.
    package var isContinuation: Bool

    package init(_ character: Character, _ style: Style, isContinuation: Bool = false) {
        self.character = character
        self.style = style
        self.isContinuation = isContinuation
    }

    package static let blank = Cell(" ", .text)
}
