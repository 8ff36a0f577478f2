extension EffectiveConfiguration {
    /// Every key with its value, what it means and who says so, as a file that would be read back to the same values.
    var toml: String {
        var lines = ["# The configuration of Altius' dashboard as it holds. The program reads"]
        if let path {
            lines.append("#   \(Self.oneLine(path))\(isFileThere ? "" : " (there is none)")")
        } else {
            lines.append("#   no file, since neither XDG_CONFIG_HOME nor HOME names a folder,")
        }
        lines.append("# and never writes it. A line that is missing there has its default.")
        for key in ConfigurationKey.all {
            guard let layer = layers.first(where: { key.text($0.configuration) != nil }),
                let text = key.text(layer.configuration)
            else { continue }
            lines.append("")
            lines += key.meaning.map { "# \($0)" }
            lines.append("\(key.name) = \(text)  # \(layer.source)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A comment ends with its line, and takes no control characters.
    private static func oneLine(_ path: String) -> String {
        String(path.map { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? "?" : $0 })
    }
}
