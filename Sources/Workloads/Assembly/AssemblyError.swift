/// Why a text is not assembly.
package struct AssemblyError: Error, Equatable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    package let expected: String
    package let found: String

    package init(line: Int, expected: String, found: String) {
        self.line = line
        self.expected = expected
        self.found = found
    }

    package var description: String { "line \(line): expected \(expected), found \(found)" }
}
