import Terminal

extension DashboardState {
    /// Takes in what the mouse did; returns what is to be done outside. Every click does what some key does.
    package mutating func take(_ event: MouseEvent) -> [DashboardAction] {
        // Reports that were under way when the mouse was released; a screen that only says what it needs.
        guard mouse == .on, size.width >= DashboardLayout.minimum.width, size.height >= DashboardLayout.minimum.height
        else { return [] }
        notice = nil
        switch event.action {
        case .click: return click(column: event.column, row: event.row)
        case .scrollUp: return scroll(-1, column: event.column, row: event.row)
        case .scrollDown: return scroll(1, column: event.column, row: event.row)
        }
    }

    /// What is typed stays; boxes close; tabs and rows are chosen, and the selected row opens.
    private mutating func click(column: Int, row: Int) -> [DashboardAction] {
        if prompt != nil { return [] }
        if popup != nil {
            popup = nil
            return []
        }
        if isHelpOpen {
            if !HelpLayout(state: self).frame.contains(column: column, row: row) { isHelpOpen = false }
            return []
        }
        if let screen = TabBarLayout(state: self).screen(atColumn: column, row: row) {
            return perform(.screen(screen), count: 1) + settled()
        }
        for list in lists {
            guard let index = list.row(atColumn: column, row: row) else { continue }
            if index == list.selected { return enter() }
            list.select(index, &self)
            return settled()
        }
        return []
    }

    /// What the Enter key does.
    private mutating func enter() -> [DashboardAction] {
        guard let binding = keys.binding(for: .enter, on: screen) else { return [] }
        if let reason = whyDisabled(binding.command) {
            notice = "\(Key.enter.name): \(reason)"
            return []
        }
        return perform(binding.command, count: 1) + settled()
    }

    /// Moves the selection of the list under the pointer, or of the screen's first one.
    private mutating func scroll(_ notches: Int, column: Int, row: Int) -> [DashboardAction] {
        if prompt != nil || popup != nil { return [] }
        if isHelpOpen {
            for _ in 0..<3 { scrollHelp(notches < 0 ? .up : .down) }
            return []
        }
        let all = lists
        let list = all.first { $0.rect.contains(column: column, row: row) } ?? all.first
        guard let list, let index = list.row(notches: notches), index != list.selected else { return [] }
        list.select(index, &self)
        return settled()
    }

    private var lists: [RowList] { currentScreen?.lists(self) ?? [] }

    /// What a session that is to begin with the mouse does first.
    mutating func captureMouse() -> [DashboardAction] {
        if let whyNoMouse {
            notice = whyNoMouse
            return []
        }
        return mouse == .on ? [] : toggleMouse()
    }

    /// The mouse from the terminal to the dashboard, or back.
    mutating func toggleMouse() -> [DashboardAction] {
        mouse = mouse == .on ? .off : .on
        return [.captureMouse(mouse == .on)]
    }

    var whyNoMouse: String? { mouse == .unavailable ? "this terminal type reports no mouse" : nil }
}
