/// Full values of what is selected, in a box over the screen.
package struct Popup: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package let label: String
        package let value: String
    }

    package let title: String
    package internal(set) var lines: [Line] = []

    /// Drawn instead of lines: a table that an answer brought.
    package let answer: EngineAnswer?

    init(_ title: String, _ answer: EngineAnswer? = nil) {
        self.title = title
        self.answer = answer
    }

    mutating func add(_ label: String, _ value: String) { lines.append(Line(label: label, value: value)) }
}
