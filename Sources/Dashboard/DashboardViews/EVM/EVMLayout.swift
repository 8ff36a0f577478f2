import Terminal

/// Where the parts of the opcodes' pane stand: the list of steps on the left, the machine's state on the right, the tree of calls where
/// there is the height for it. Their first rows are titles.
struct EVMLayout {
    let title: Rect
    /// Gas, depth, refund; and whose code runs for whom.
    let facts: Rect
    let steps: Rect
    let calls: Rect
    let stack: Rect
    let memory: Rect
    let storage: Rect

    init(pane: Rect) {
        title = Rect(x: pane.x, y: pane.y, width: pane.width, height: min(1, pane.height))
        let factRows = pane.width >= 112 ? 1 : 2
        facts = Rect(x: pane.x, y: pane.y + 1, width: pane.width, height: min(factRows, max(0, pane.height - 1)))
        let rest = Rect(
            x: pane.x, y: facts.maxY, width: pane.width, height: pane.height - title.height - facts.height)
        let left = rest.width >= 112 ? 46 : min(41, rest.width)
        let right = Rect(x: rest.x + left + 1, y: rest.y, width: rest.width - left - 1, height: rest.height)
        if rest.width >= 180 {
            steps = Rect(x: rest.x, y: rest.y, width: left, height: rest.height)
            let width = 74
            stack = Rect(x: right.x, y: rest.y, width: width, height: rest.height)
            let third = Rect(x: stack.maxX + 1, y: rest.y, width: right.width - width - 1, height: rest.height)
            let height = rest.height / 3
            memory = Rect(x: third.x, y: third.y, width: third.width, height: height)
            storage = Rect(x: third.x, y: memory.maxY, width: third.width, height: height)
            calls = Rect(x: third.x, y: storage.maxY, width: third.width, height: rest.height - 2 * height)
            return
        }
        let callsHeight = rest.height >= 20 ? rest.height / 3 : 0
        steps = Rect(x: rest.x, y: rest.y, width: left, height: rest.height - callsHeight)
        calls = Rect(x: rest.x, y: steps.maxY, width: left, height: callsHeight)
        // The stack is looked at most.
        let lower = rest.height * 2 / 7
        stack = Rect(x: right.x, y: right.y, width: right.width, height: right.height - 2 * lower)
        memory = Rect(x: right.x, y: stack.maxY, width: right.width, height: lower)
        storage = Rect(x: right.x, y: memory.maxY, width: right.width, height: lower)
    }
}
