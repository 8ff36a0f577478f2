/// Why the demo block was not built.
package enum DemoError: Error, CustomStringConvertible {
    /// A key or signature that does not exist.
    case signing(String)

    package var description: String {
        switch self {
        case .signing(let name): "the account \(name) has no valid key; choose another name"
        }
    }
}
