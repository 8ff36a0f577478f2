/// What keys can ask for, whatever the key. A screen takes those that concern it.
package enum Command: Sendable, Hashable {
    case quit, back, help, redraw
    case togglePause
    case faster, slower
    /// Slow motion, or back to live.
    case playSlowly
    case stepForward, stepBack
    case nextConflict, previousConflict
    case nextTransaction, previousTransaction
    /// Of the selected transaction.
    case nextOwnEvent, previousOwnEvent
    case nextBlock, previousBlock
    case palette, toggleMouse
    case screen(ScreenID)
    case nextScreen, previousScreen
    case up, down, left, right, pageUp, pageDown, first, last
    case into
    case follow
    /// Who wrote what the selected transaction read.
    case writer
    case sort
    case otherTable
    case filter, nextMatch, previousMatch
    /// Everything about what is at the cursor.
    case details
    /// In the opcodes of a transaction.
    case nextStorage, previousStorage, nextCall, previousCall, stepOver, stepBackOver
    /// The first execution or the committed one.
    case otherExecution
    /// To the next breakpoint, or back to the one before.
    case runOn, runBack
    case zoomIn, zoomOut, zoomAll, nextSlice, previousSlice

    /// Moves the cursor within a block.
    var isStep: Bool {
        switch self {
        case .stepForward, .stepBack, .nextConflict, .previousConflict, .nextTransaction, .previousTransaction,
            .nextOwnEvent, .previousOwnEvent:
            true
        default: false
        }
    }

    /// A number typed before its key repeats it.
    var takesCount: Bool {
        switch self {
        case .nextBlock, .previousBlock, .nextMatch, .previousMatch, .writer, .nextStorage, .previousStorage, .nextCall,
            .previousCall, .stepOver, .stepBackOver:
            true
        default: isStep
        }
    }
}
