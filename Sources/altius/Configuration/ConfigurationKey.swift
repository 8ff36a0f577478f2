/// One key of the configuration file: what it means, how it is read and how it is written.
struct ConfigurationKey: Sendable {
    let name: String
    /// For `--print-config`, a line each.
    let meaning: [String]
    /// What its value must be, as it goes on after "expected NAME to be".
    let expected: String
    /// Takes a value over; false where it is not what is expected.
    let read: @Sendable (ConfiguredValue, inout Configuration) -> Bool
    /// The value as TOML; nil where there is none.
    let text: @Sendable (Configuration) -> String?
    /// Takes the value over from another configuration where this one has none.
    let fill: @Sendable (inout Configuration, Configuration) -> Void

    init<Value>(
        _ name: String, _ property: WritableKeyPath<Configuration, Value?> & Sendable, _ meaning: String...,
        expected: String, read: @escaping @Sendable (ConfiguredValue) -> Value?,
        text: @escaping @Sendable (Value) -> String
    ) {
        (self.name, self.meaning, self.expected) = (name, meaning, expected)
        self.read = { value, configuration in
            guard let value = read(value) else { return false }
            configuration[keyPath: property] = value
            return true
        }
        self.text = { $0[keyPath: property].map(text) }
        fill = { configuration, other in
            configuration[keyPath: property] = configuration[keyPath: property] ?? other[keyPath: property]
        }
    }

    /// One that is true or false.
    static func flag(
        _ name: String, _ property: WritableKeyPath<Configuration, Bool?> & Sendable, _ meaning: String
    ) -> ConfigurationKey {
        ConfigurationKey(name, property, meaning, expected: "true or false", read: \.boolean, text: { "\($0)" })
    }

    /// One that is a word of a list.
    static func word<Value: Equatable & Sendable>(
        _ name: String, _ property: WritableKeyPath<Configuration, Value?> & Sendable, _ meaning: String,
        words: [(word: String, value: Value)]
    ) -> ConfigurationKey {
        let list = words.map { ConfiguredValue.quoted($0.word) }
        let choice =
            list.dropLast().joined(separator: ", ") + (list.count > 1 ? " or " : "") + (list.last ?? "")
        return ConfigurationKey(
            name, property, meaning, "One of \(choice).", expected: choice,
            read: { value in words.first { $0.word == value.string }?.value },
            text: { value in ConfiguredValue.quoted(words.first { $0.value == value }?.word ?? "") })
    }
}
