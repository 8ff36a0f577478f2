/// How a style looks on a terminal. A missing colour is the terminal's default one.
package struct Appearance: Sendable, Hashable {
    /// What a terminal can do to text besides colour.
    package struct Attributes: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let reverse = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
    }

    package var foreground: Colour?
    package var attributes: Attributes

    package init(_ foreground: Colour? = nil, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.attributes = attributes
    }
}
