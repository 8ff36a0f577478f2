import Terminal

/// The Blocks screen: the table's rows, which one is selected, and which part is in view.
package struct Blocks: Sendable {
    /// How many blocks are remembered: days of watching stay within a few megabytes.
    package static let capacity = 10_000

    package private(set) var rows: BoundedHistory<BlockRow>
    /// The number (of arrival) of the selected row: it stays with its block, wherever that is on the screen.
    package private(set) var selection: Int?
    /// The number of the first row in view.
    package private(set) var top = 0
    /// The selection is the newest finished block.
    package private(set) var isFollowing = true
    /// The selected block's details are asked for.
    package var isDetailOpen = false

    package init(capacity: Int = Blocks.capacity) {
        rows = BoundedHistory(capacity: capacity)
    }

    /// The selected row.
    package var selected: BlockRow? { selection.flatMap { rows[$0] } }

    /// Width in cells of the longest story so far: its lines are kept for all of them, so that the rows do not jump.
    package private(set) var longestStory = 0

    mutating func begin(_ row: BlockRow) {
        rows.append(row)
        if let story = row.story { longestStory = max(longestStory, TextWidth.width(of: story)) }
    }

    /// Puts the outcome into the block's row, or into a new one where its beginning was never heard of.
    mutating func finish(number: UInt64, name: String, transactions: Int?, outcome: BlockRow.Outcome) {
        let newest = rows.end - 1
        if var row = rows[newest], row.isExecuting, row.number == number, row.name == name {
            row.outcome = outcome
            row.transactions = transactions ?? row.transactions
            rows[newest] = row
        } else {
            rows.append(
                BlockRow(number: number, name: name, transactions: transactions, story: nil, outcome: outcome))
        }
    }

    /// Tells the newest row of that block which recording is its own.
    mutating func attach(recording: Int, number: UInt64) {
        for index in rows.indices.suffix(64).reversed() {
            guard var row = rows[index], row.number == number else { continue }
            guard row.recording == nil else { return }
            row.recording = recording
            rows[index] = row
            return
        }
    }

    /// The row of a recorded block.
    /// - Complexity: O(1) for recent ones.
    package func row(ofRecording recording: Int) -> BlockRow? {
        rows.indices.last { rows[$0]?.recording == recording }.flatMap { rows[$0] }
    }

    /// Moves the selection; that is navigating, so it ends following.
    mutating func move(by distance: Int) {
        guard let selection, !rows.isEmpty else { return }
        isFollowing = false
        self.selection = min(max(selection + distance, rows.start), rows.end - 1)
    }

    mutating func moveToOldest() { move(by: -rows.capacity) }
    mutating func moveToNewest() { move(by: rows.capacity) }

    mutating func toggleFollowing() { isFollowing.toggle() }

    /// Brings selection and view into what exists and fits. To be called after every change.
    /// - Parameter visibleRows: how many rows the screen has room for.
    mutating func settle(visibleRows: Int) {
        let visible = max(1, visibleRows)
        guard !rows.isEmpty else { return }
        if isFollowing {
            let newest = rows.end - 1
            let isWorking = rows[newest]?.isExecuting ?? false
            selection = isWorking && rows.count > 1 ? newest - 1 : newest
            top = rows.end - visible
        } else if let selection {
            let kept = min(max(selection, rows.start), rows.end - 1)
            self.selection = kept
            top = min(max(top, kept - visible + 1), kept)
        }
        // Never blank lines below while there are rows above.
        top = max(rows.start, min(top, rows.end - visible))
    }
}
