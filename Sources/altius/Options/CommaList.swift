import ArgumentParser

/// An option's value that is several values in one argument: "1,2,4". Each counts once, in the order given.
struct CommaList<Element: ExpressibleByArgument & Hashable>: ExpressibleByArgument {
    let elements: [Element]

    init(_ elements: [Element]) {
        var seen: Set<Element> = []
        self.elements = elements.filter { seen.insert($0).inserted }
    }

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let elements = parts.compactMap { Element(argument: String($0)) }
        guard elements.count == parts.count else { return nil }
        self.init(elements)
    }

    var defaultValueDescription: String { elements.map(\.defaultValueDescription).joined(separator: ",") }

    static var allValueStrings: [String] { Element.allValueStrings }
}
