import Terminal

extension DashboardState {
    /// A line of the completion list.
    struct Completion {
        /// What the line is replaced by.
        let text: String
        let help: String
        let isDisabled: Bool
    }

    /// Takes a key into the prompt.
    mutating func type(_ key: Key) -> [DashboardAction] {
        guard var prompt else { return [] }
        switch key {
        case .escape:
            self.prompt = nil
            return []
        case .enter:
            // A chosen command that takes something waits for it.
            if let choice = prompt.choice, case let chosen = text(of: choice, prompt), chosen.hasSuffix(" ") {
                prompt.text = chosen
                prompt.choice = nil
                break
            }
            return run(prompt)
        case .backspace:
            if prompt.text.isEmpty {
                self.prompt = nil
                return []
            }
            prompt.text.removeLast()
            prompt.choice = nil
        case .control("u"):
            prompt.text = ""
            prompt.choice = nil
        case .tab, .down, .backTab, .up: choose(key == .tab || key == .down ? 1 : -1, &prompt)
        case .character(let character) where prompt.text.count < Prompt.limit:
            // A chosen completion is taken by going on.
            if let choice = prompt.choice { prompt.text = text(of: choice, prompt) }
            prompt.choice = nil
            prompt.text.append(character)
        default: break
        }
        self.prompt = prompt
        if prompt.purpose == .filter { filter(prompt.text) }
        return []
    }

    private func choose(_ step: Int, _ prompt: inout Prompt) {
        let count = completions(prompt).count
        guard count > 0 else { return }
        prompt.choice = ((prompt.choice ?? (step > 0 ? -1 : count)) + step + count) % count
    }

    private func text(of choice: Int, _ prompt: Prompt) -> String {
        let all = completions(prompt)
        return all.indices.contains(choice) ? all[choice].text : prompt.text
    }

    private mutating func run(_ prompt: Prompt) -> [DashboardAction] {
        self.prompt = nil
        guard prompt.purpose == .command else {
            filter(prompt.text)
            return []
        }
        var line = prompt.choice.map { text(of: $0, prompt) } ?? prompt.text
        // "17" is the transaction of that number.
        if Int(line) != nil { line = "tx " + line }
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = words.first else { return [] }
        guard let command = command(named: name) else {
            notice = ":\(name): no such command; : lists them"
            return []
        }
        if let reason = command.whyDisabled(self) {
            notice = ":\(command.name): \(reason)"
            return []
        }
        let typed = words.count > 1 ? words[1] : ""
        let argument = command.takesWords ? typed.trimmedBlanks : typed.filter { $0 != " " }
        switch command.run(argument, &self) {
        case .done: return []
        case .action(let action): return [action]
        case .refused(let reason):
            notice = reason
            return []
        }
    }

    /// By its name, or by a beginning that only one command has.
    private func command(named name: String) -> PaletteCommand? {
        if let exact = PaletteCommands.all.first(where: { $0.name == name }) { return exact }
        let matches = PaletteCommands.all.filter { $0.name.hasPrefix(name) }
        return matches.count == 1 ? matches[0] : nil
    }

    /// What the typed line may become.
    func completions(_ prompt: Prompt) -> [Completion] {
        guard prompt.purpose == .command else { return [] }
        let words = prompt.text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard words.count == 2, let command = PaletteCommands.all.first(where: { $0.name == words[0] }) else {
            return PaletteCommands.all.filter { $0.name.hasPrefix(words.first ?? "") }.map { command in
                let reason = command.whyDisabled(self)
                let name = command.argument.isEmpty ? command.name : command.name + " "
                return Completion(text: name, help: reason ?? command.help, isDisabled: reason != nil)
            }
        }
        return command.completions(self).filter { $0.hasPrefix(words[1]) }.map {
            Completion(text: "\(command.name) \($0)", help: "", isDisabled: false)
        }
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var trimmedBlanks: String {
        split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
}
