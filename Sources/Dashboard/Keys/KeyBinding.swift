import Terminal

/// One line of the key table: which keys ask for which command, and what users read about it.
package struct KeyBinding: Sendable, Equatable {
    package let keys: [Key]
    package let command: Command
    /// What it does, for the help.
    package let help: String
    /// One or two words for the footer; nil keeps it out.
    package let footer: String?

    package init(_ keys: [Key], _ command: Command, help: String, footer: String? = nil) {
        self.keys = keys
        self.command = command
        self.help = help
        self.footer = footer
    }

    /// The keys as the help shows them: "Up k".
    package var keyNames: String { keys.map(\.name).joined(separator: " ") }
}
