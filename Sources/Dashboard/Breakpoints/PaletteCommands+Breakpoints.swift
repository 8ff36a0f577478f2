extension PaletteCommands {
    static let breaking: [PaletteCommand] = [
        PaletteCommand("break", "WHAT", help: "stop at tx N, slot KEY, op NAME, conflict") { line, state in
            if line.isEmpty {
                state.popup = state.breakpointList
                return .done
            }
            switch BreakpointKind.parse(line, state) {
            case .refused(let reason): return .refused(reason)
            case .breakpoint(let breakpoint):
                if !state.breakpoints.contains(breakpoint) { state.breakpoints.append(breakpoint) }
                state.notice = "running stops at: \(state.breakpoints.map(\.description).joined(separator: ", "))"
                return .done
            }
        }.takingWords().completing { _ in BreakpointKind.all.map { $0.argument.isEmpty ? $0.name : $0.name + " " } },
        PaletteCommand("unbreak", "N", help: "remove a breakpoint, or all") { text, state in
            if text == "all" {
                state.breakpoints = []
            } else if let number = Int(text), state.breakpoints.indices.contains(number - 1) {
                state.breakpoints.remove(at: number - 1)
            } else if let index = state.breakpoints.firstIndex(where: { $0.description == text }) {
                state.breakpoints.remove(at: index)
            } else {
                return .refused("unbreak takes a number from :break, what it stops at, or 'all'; not '\(text)'")
            }
            return .done
        }.takingWords().disabled { $0.breakpoints.isEmpty ? "there are no breakpoints" : nil }
            .completing { $0.breakpoints.map(\.description) + ["all"] },
    ]
}
