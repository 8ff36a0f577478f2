import Terminal

/// Pictures without a terminal, for `--once` and for files.
package enum PlainText {
    /// The dashboard as it would look on a screen of that size, as text: `height` lines, each ended by a line feed.
    package static func frame(
        _ state: DashboardState, width: Int, height: Int, glyphs: GlyphSet = .unicode
    ) -> String {
        var state = state
        state.resize(to: Size(width: width, height: height))
        return DashboardView.draw(state, glyphs: glyphs).text + "\n"
    }
}
