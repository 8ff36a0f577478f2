/// How a cell is drawn: its meaning, and whether it belongs to the selected row.
package struct Style: Sendable, Hashable {
    package var role: Role
    package var isSelected: Bool

    package init(_ role: Role, isSelected: Bool = false) {
        self.role = role
        self.isSelected = isSelected
    }

    package static let text = Style(.text)
    package static let dim = Style(.dim)
    package static let strong = Style(.strong)
    package static let title = Style(.title)
    package static let heading = Style(.heading)
    package static let accent = Style(.accent)
    package static let good = Style(.good)
    package static let warning = Style(.warning)
    package static let bad = Style(.bad)
    package static let key = Style(.key)
    package static let graph = Style(.graph)

    /// The same meaning inside the selected row.
    package func selected(_ isSelected: Bool = true) -> Style { Style(role, isSelected: isSelected) }

    /// Dense index from 0, for tables by style.
    package var index: Int { Int(role.rawValue) * 2 + (isSelected ? 1 : 0) }

    /// Every style in order of `index`.
    package static let all: [Style] = Role.allCases.flatMap { [Style($0), Style($0, isSelected: true)] }
}
