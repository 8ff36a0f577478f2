/// Extent of a screen or canvas in cells.
package struct Size: Sendable, Equatable, CustomStringConvertible {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// As people write it: "80x24".
    package var description: String { "\(width)x\(height)" }
}
