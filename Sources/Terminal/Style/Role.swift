/// What a piece of text means. Palettes decide how that looks; views never name a colour.
package enum Role: UInt8, Sendable, CaseIterable {
    /// Ordinary text.
    case text
    /// Present but calm: units, labels, rules, what is as expected.
    case dim
    /// The figure that the eye should find first.
    case strong
    /// The program's name.
    case title
    /// Column headings and panel titles.
    case heading
    /// What is active now: the clock when live, the chosen screen.
    case accent
    /// A check that held.
    case good
    /// Something to look at: paused, lost events, a key that does nothing.
    case warning
    /// A check that failed.
    case bad
    /// A key in the footer or the help.
    case key
    /// Bars and curves.
    case graph
}
