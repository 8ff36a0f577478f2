/// Names the screens.
package struct ScreenID: Sendable, Hashable {
    package let name: String

    package init(_ name: String) { self.name = name }
}
