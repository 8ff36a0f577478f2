import Primitives

/// Changes many tries at once, in parts that workers take: small tries as a whole, the subtrees of others below their first nibble,
/// or the first two where there is much to do. The levels above these parts are joined by the calling thread.
struct ShardedTrieUpdate {
    struct Trie: Sendable {
        let source: TrieSource
        /// Ascending by key, each key once.
        let changes: [TrieChange]
        /// What was there before.
        let root: TrieChild?
    }

    /// With fewer changes, what hangs at one place is one part.
    private static let smallestSplit = 64
    /// A part has no more changes than a worker's share divided by this, if they can be divided.
    private static let partsPerShare = 4
    /// Changes that are worth waking a worker for.
    private static let smallestShare = 48

    let tries: [Trie]
    let map: ShardMap
    let pool: WorkerPool?
    /// The commit that the branches are made for.
    let generation: UInt32

    private struct Part: Sendable {
        let trie: Int
        /// Of the trie's changes.
        let range: Range<Int>
        let child: TrieChild?
        let place: NibblePath
    }

    /// A trie that is divided, with the branches at its root and below its first nibbles; without one, the place was empty.
    private struct Division {
        struct Opened {
            let path: NibblePath
            let branch: TrieBranch?
            let hasRecord: Bool
        }

        let trie: Int
        let root: Opened
        /// By first nibble, of those that change and are divided further.
        var opened: [(nibble: Int, Opened)] = []
        var parts: Range<Int>
    }

    /// - Complexity: one hash for each branch on the way to a change, and one for each entry of a page that is not in memory,
    ///   divided among the workers.
    func run() throws(StateError) -> UpdatedTries {
        var parts: [Part] = []
        var divisions: [Division] = []
        let largestPart = largestPart
        for (index, trie) in tries.enumerated() {
            let changes = trie.changes
            if changes.count > largestPart, let root = try open(trie.root, at: .root, trie.source) {
                divisions.append(try divide(index, root, largestPart, &parts))
            } else {
                parts.append(Part(trie: index, range: 0..<changes.count, child: trie.root, place: .root))
            }
        }
        let steps = steps(of: parts)
        let tasks = steps.map { step in step.parts.map { parts[$0] } }
        let drafts = try map.perform(tasks, in: steps.map(\.shard), on: pool) {
            (parts) throws(StateError) in try finish(parts)
        }
        var updated = UpdatedTries(tries: tries, drafts: drafts)
        var origins = [(draft: Int, result: Int)](repeating: (0, 0), count: parts.count)
        for (draft, step) in steps.enumerated() {
            for (result, part) in step.parts.enumerated() {
                origins[part] = (draft, result)
                guard parts[part].place == .root else { continue }
                updated.setRoot(of: parts[part].trie, drafts[draft], (draft, result))
            }
        }
        if !divisions.isEmpty { try join(divisions, parts, origins, &updated) }
        return updated
    }

    private func finish(_ parts: [Part]) throws(StateError) -> FinishedDraft {
        func draft(usingStash: Bool) throws(StateError) -> FinishedDraft? {
            var draft = TrieDraft()
            var trie: Int?
            for part in parts {
                if part.trie != trie {
                    var source = tries[part.trie].source
                    if !usingStash { source.stash = nil }
                    draft.begin(source)
                    trie = part.trie
                }
                try draft.change(tries[part.trie].changes, part.range, part.child, at: part.place)
            }
            return try draft.hash() ? FinishedDraft(draft, generation: generation) : nil
        }
        if let draft = try draft(usingStash: true) { return draft }
        // Entries kept from a read beside a commit may be of the state before it.
        guard let draft = try draft(usingStash: false) else { preconditionFailure("nothing kept was used") }
        return draft
    }

    // MARK: Parts

    /// Which parts a worker does at once: all of its own, since the more nodes there are of one level, the more are hashed together (two or
    /// four steps per worker were 3% to 16% slower). What is beyond its share is a step of its own, which others can take.
    private func steps(of parts: [Part]) -> [(shard: Int, parts: [Int])] {
        let total = parts.reduce(0) { $0 + $1.range.count }
        let workers = min(map.workers, total / Self.smallestShare)
        guard workers > 1 else { return parts.isEmpty ? [] : [(0, Array(parts.indices))] }
        var byWorker = [[Int]](repeating: [], count: map.workers)
        for (index, part) in parts.enumerated() { byWorker[map.assignment[shard(of: part)]].append(index) }
        let share = max(total / map.workers, 1)
        var result: [(Int, [Int])] = []
        for own in byWorker {
            var step: [Int] = []
            var size = 0
            for part in own {
                step.append(part)
                size += parts[part].range.count
                guard size >= share else { continue }
                result.append((shard(of: parts[step[0]]), step))
                (step, size) = ([], 0)
            }
            if let first = step.first { result.append((shard(of: parts[first]), step)) }
        }
        return result
    }

    private func shard(of part: Part) -> Int {
        let owner = tries[part.trie].source.owner
        return part.place == .root && !owner.isZero ? map.shard(of: owner) : map.shard(of: part.place.bits)
    }

    /// Dividing, and joining what was divided, is the calling thread's work alone, so it goes no further than the workers need: with all tries
    /// divided below their first two nibbles, two workers took 1.2 times as long to the roots of mainnet's blocks.
    private var largestPart: Int {
        guard map.workers > 1 else { return .max }
        let total = tries.reduce(0) { $0 + $1.changes.count }
        return max(Self.smallestSplit, total / (map.workers * Self.partsPerShare))
    }

    private func divide(
        _ index: Int, _ root: Division.Opened, _ largestPart: Int, _ parts: inout [Part]
    ) throws(StateError) -> Division {
        let changes = tries[index].changes
        var division = Division(trie: index, root: root, parts: parts.count..<parts.count)
        var start = 0
        while start < changes.count {
            let (nibble, end) = TrieDraft.part(of: changes, from: start, in: 0..<changes.count, atDepth: 0)
            let path = NibblePath.root.appending(nibble)
            let child = root.branch?.child(nibble, at: .root)
            if end - start > largestPart, let opened = try open(child, at: path, tries[index].source) {
                division.opened.append((nibble, opened))
                while start < end {
                    let (second, next) = TrieDraft.part(of: changes, from: start, in: start..<end, atDepth: 1)
                    parts.append(
                        Part(
                            trie: index, range: start..<next, child: opened.branch?.child(second, at: path),
                            place: path.appending(second)))
                    start = next
                }
            } else {
                parts.append(Part(trie: index, range: start..<end, child: child, place: path))
                start = end
            }
        }
        division.parts = division.parts.lowerBound..<parts.count
        return division
    }

    /// The branch at just that path, none for an empty place; `nil` where something else is.
    private func open(
        _ child: TrieChild?, at path: NibblePath, _ source: TrieSource
    ) throws(StateError) -> Division.Opened? {
        switch child {
        case nil: return Division.Opened(path: path, branch: nil, hasRecord: false)
        case .branch(path, let reference, let node, let leaves):
            let branch = if let node { node } else { try source.branch(path, reference, leaves: leaves) }
            return Division.Opened(path: path, branch: branch, hasRecord: leaves == 0)
        default: return nil
        }
    }

    // MARK: Joining

    private func join(
        _ divisions: [Division], _ parts: [Part], _ origins: [(draft: Int, result: Int)], _ updated: inout UpdatedTries
    ) throws(StateError) {
        var draft = TrieDraft()
        for division in divisions {
            draft.begin(tries[division.trie].source)
            let root = add(division.root, to: &draft)
            var branches: [Int: Int] = [:]
            for (nibble, opened) in division.opened { branches[nibble] = add(opened, to: &draft) }
            for part in division.parts {
                let path = parts[part].place
                let nibble = Int(path.bits.nibble(0))
                let place = result(origins[part], depth: path.depth, updated.drafts, &draft)
                if path.depth == 1 {
                    draft.places[16 * root + nibble] = place
                } else if let branch = branches[nibble] {
                    draft.places[16 * branch + Int(path.bits.nibble(1))] = place
                }
            }
            for (nibble, branch) in branches { draft.places[16 * root + nibble] = try draft.join(branch, at: 1) }
            draft.results.append(try draft.join(root, at: 0))
        }
        _ = try draft.hash()
        let top = FinishedDraft(draft, generation: generation)
        updated.top = top
        for (result, division) in divisions.enumerated() { updated.setRoot(of: division.trie, top, (nil, result)) }
    }

    private func add(_ opened: Division.Opened, to draft: inout TrieDraft) -> Int {
        let source = draft.sources.count - 1
        guard let branch = opened.branch else { return draft.addBranch(at: opened.path, source: source) }
        return draft.addBranch(at: opened.path, like: branch, source: source, hasRecord: opened.hasRecord)
    }

    /// A part's result, at its place in the draft of what is above it.
    private func result(
        _ origin: (draft: Int, result: Int), depth: Int, _ drafts: [FinishedDraft], _ draft: inout TrieDraft
    ) -> TrieDraft.Place {
        let part = drafts[origin.draft]
        let place = part.results[origin.result]
        if let (key, value) = part.entry(place) { return draft.addNode(.leaf, draft.addLeaf(key, value), depth: depth) }
        guard let child = part.child(place) else { return 0 }
        return draft.addKept(child, depth: depth, origin: origin)
    }
}
