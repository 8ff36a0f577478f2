extension DashboardState {
    /// The first event behind `position`, up to `end`, that running stops at.
    func breakpoint(from position: Int, to end: Int) -> (position: Int, breakpoint: Breakpoint)? {
        guard let timeline, breakpoints.contains(where: \.concernsEvents) else { return nil }
        for event in position..<max(position, min(end, timeline.events.count)) {
            for breakpoint in breakpoints where breakpoint.stops(at: event, timeline) { return (event + 1, breakpoint) }
        }
        return nil
    }

    /// Stops where running came to a breakpoint, and says which.
    mutating func stop(at found: (position: Int, breakpoint: Breakpoint)) {
        stop()
        seek(to: found.position)
        focusOnCursor()
        notice = "stopped at event \(Figures.grouped(found.position)): break \(found.breakpoint)"
    }

    /// Runs to the next breakpoint, or back to the one before.
    mutating func runToBreakpoint(isForward: Bool) {
        if hasOpcodeFocus { return runOpcodes(isForward: isForward) }
        guard let timeline else { return }
        if playback.mode == .live { seek(to: isForward ? 0 : timeline.events.count) }
        stop()
        if isForward {
            if let found = breakpoint(from: playback.position, to: timeline.events.count) { return stop(at: found) }
        } else {
            for event in (0..<max(0, playback.position - 1)).reversed() {
                for breakpoint in breakpoints where breakpoint.stops(at: event, timeline) {
                    return stop(at: (event + 1, breakpoint))
                }
            }
        }
        notice = "no breakpoint \(isForward ? "ahead" : "behind") in this block"
    }

    /// Why there is nothing to run to.
    var whyNoBreakpoint: String? {
        if breakpoints.isEmpty { return "there are no breakpoints; :break sets one" }
        if hasOpcodeFocus { return evm?.cursor == nil ? "the opcodes are not there yet" : nil }
        if timeline == nil { return "no block has been recorded yet" }
        return breakpoints.contains(where: \.concernsEvents) ? nil : "the breakpoints are about opcodes only"
    }

    /// All breakpoints, by number.
    var breakpointList: Popup {
        var popup = Popup("Breakpoints")
        for (index, breakpoint) in breakpoints.enumerated() { popup.add("\(index + 1)", "\(breakpoint)") }
        if breakpoints.isEmpty { popup.add("", "none") }
        popup.add("", "")
        for kind in BreakpointKind.all {
            popup.add(":break \(kind.name)\(kind.argument.isEmpty ? "" : " " + kind.argument)", kind.help)
        }
        popup.add(":unbreak N", "remove one; :unbreak all")
        return popup
    }
}
