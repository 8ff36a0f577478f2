import Dashboard

extension KeyTable {
    /// The keys that work on every screen, a line each, for `altius help watch` and the manual. In quotes: a manual takes a line that begins
    /// with a full stop for a request.
    static var help: String {
        KeyTable(screens: Screens.all).everywhere.map { binding in
            let keys = binding.keys.map { "\"\($0.name)\"" }.joined(separator: " ")
            return "\(keys) \(binding.help)\(binding.help.hasSuffix("?") ? "" : ".")"
        }.joined(separator: "\n")
    }
}
