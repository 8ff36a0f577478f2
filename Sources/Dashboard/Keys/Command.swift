/// What keys can ask for, whatever the key. A screen takes those that concern it.
package enum Command: Sendable, Hashable {
    case quit, back, help, redraw
    case togglePause
    case faster, slower
    case screen(ScreenID)
    case nextScreen, previousScreen
    case up, down, pageUp, pageDown, first, last
    case into
    case follow
}
