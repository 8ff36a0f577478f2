/// What the dashboard wants done outside; the caller of the reducer does it.
package enum DashboardAction: Sendable, Equatable {
    /// End the dashboard and the run.
    case quit
    /// Stop the engine before its next block.
    case pause
    /// Let the engine go on.
    case resume
    /// Let blocks follow each other at this pace.
    case setPace(Pace)
    /// Something that only whoever runs the session can do.
    case request(EngineRequest)
    /// Have the terminal report the mouse, or no longer.
    case captureMouse(Bool)
    /// Draw the whole screen anew, over what another program wrote there.
    case redraw
}
