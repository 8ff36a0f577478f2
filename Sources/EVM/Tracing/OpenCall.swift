/// What a recorder remembers of a call under way.
struct OpenCall {
    /// Into the recording's frames.
    let frame: Int
    /// Where its stores begin in the recorder's list of them.
    let firstStore: Int
    /// While a call that it made is under way: the height of its stack without operands and result, and where that call's output goes.
    var height = 0
    var output: Range<Int>?
    /// The bytes of its memory that were read or written last.
    var lastTouch: Range<Int>?
}
