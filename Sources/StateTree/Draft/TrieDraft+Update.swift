import Primitives

// The shape of what changes. Changes are given by ranges of one sorted array. A branch left with one child goes; the child then
// hangs where the branch did, and if it is a leaf its node changes with its depth, so that its value is read from the store. A
// branch that comes to have no more entries than a page loses its record, one that comes to have more gets one.
extension TrieDraft {
    /// Which entries of one trie change, and where the trie is stored.
    struct Update: Sendable {
        var source: TrieSource
        /// Ascending by key, each key once.
        let changes: [TrieChange]
    }

    /// Applies changes to a part of a trie, which becomes the next of `results`.
    ///
    /// - Parameters:
    ///   - range: of the changes, all of whose keys lead to `place`.
    ///   - child: what hung there before.
    /// - Complexity: per change, one node for each branch on its way, and one for each entry of a page that is not in memory.
    mutating func apply(
        _ update: Update, _ range: Range<Int>, to child: TrieChild?, at place: NibblePath
    ) throws(StateError) {
        sources.append(update.source)
        if range.isEmpty {
            results.append(child.map { addKept($0, depth: place.depth) } ?? 0)
        } else {
            results.append(try apply(update.changes, range, to: child, at: place))
        }
    }

    /// The trie that is being changed.
    private var source: Int { sources.count - 1 }

    private mutating func apply(
        _ changes: [TrieChange], _ range: Range<Int>, to child: TrieChild?, at place: NibblePath
    ) throws(StateError) -> Place {
        switch child {
        case nil: return build(changes, range, besides: nil, at: place.depth)
        case .leaf?:
            // The only entry there, so it is the one that changes if one of those that do was there.
            for index in range where changes[index].existed {
                return build(changes, range, besides: nil, at: place.depth)
            }
            let leaf = try onlyLeaf(below: place)
            return build(changes, range, besides: leaf, at: place.depth)
        case .branch(let path, let reference, let node, let leaves)?:
            let common = commonDepth(changes, range, path)
            guard common == path.depth else {
                // Some leave the extension: a branch comes to be where the first of them does.
                let index = addBranch(at: NibblePath(of: path.bits, count: common), source: source)
                let rest = TrieChild.branch(path, reference, node: node, leaves: leaves)
                places[16 * index + Int(path.bits.nibble(common))] = addKept(rest, depth: common + 1)
                return try applyToChildren(changes, range, of: index, at: place.depth)
            }
            if node == nil, leaves > 0 {
                let page = try load(path, reference, leaves: Int(leaves))
                return try apply(changes, range, toBranch: page, at: place.depth)
            }
            let base = if let node { node } else { try sources[source].branch(path, reference, leaves: 0) }
            let index = addBranch(at: path, like: base, source: source, hasRecord: leaves == 0)
            return try applyToChildren(changes, range, of: index, at: place.depth)
        }
    }

    /// Changes what hangs at a place of a branch.
    private mutating func apply(
        _ changes: [TrieChange], _ range: Range<Int>, to old: Place, _ nibble: Int, of branch: Int
    ) throws(StateError) -> Place {
        let place = branches[branch].path.appending(nibble)
        if old > 0 {
            let node = nodes[Int(old) - 1]
            if node.kind == .leaf { return build(changes, range, besides: node.index, at: place.depth) }
            if node.kind == .branch {
                return try apply(changes, range, toBranch: Int(node.index), at: place.depth)
            }
        }
        return try apply(changes, range, to: child(old, nibble, of: branch), at: place)
    }

    /// Changes a branch of this draft, which stays as it is: another one takes its place.
    private mutating func apply(
        _ changes: [TrieChange], _ range: Range<Int>, toBranch old: Int, at depth: Int
    ) throws(StateError) -> Place {
        let path = branches[old].path
        let common = commonDepth(changes, range, path)
        let index: Int
        if common == path.depth {
            index = addBranch(like: old)
        } else {
            index = addBranch(at: NibblePath(of: path.bits, count: common), source: source)
            places[16 * index + Int(path.bits.nibble(common))] = addNode(.branch, Int32(old), depth: common + 1)
        }
        return try applyToChildren(changes, range, of: index, at: depth)
    }

    private mutating func applyToChildren(
        _ changes: [TrieChange], _ range: Range<Int>, of branch: Int, at depth: Int
    ) throws(StateError) -> Place {
        let own = branches[branch].path.depth
        var start = range.lowerBound
        while start < range.upperBound {
            let (nibble, end) = Self.part(of: changes, from: start, in: range, atDepth: own)
            let old = places[16 * branch + nibble]
            let new = try apply(changes, start..<end, to: old, nibble, of: branch)
            places[16 * branch + nibble] = new
            start = end
        }
        return try join(branch, at: depth)
    }

    /// How far all keys of the range go along a path.
    private func commonDepth(_ changes: [TrieChange], _ range: Range<Int>, _ path: NibblePath) -> Int {
        min(
            path.depth, path.bits.commonNibbles(with: changes[range.lowerBound].key),
            path.bits.commonNibbles(with: changes[range.upperBound - 1].key))
    }

    /// The end of the part from `start` on whose keys have the same nibble at `depth`.
    static func part(
        of changes: [TrieChange], from start: Int, in range: Range<Int>, atDepth depth: Int
    ) -> (nibble: Int, end: Int) {
        let nibble = changes[start].key.nibble(depth)
        var end = start + 1
        while end < range.upperBound, changes[end].key.nibble(depth) == nibble { end += 1 }
        return (Int(nibble), end)
    }

    // MARK: Joining

    /// What the children of a branch make: the branch, if there are two or more.
    ///
    /// - Parameter depth: where it hangs.
    mutating func join(_ branch: Int, at depth: Int) throws(StateError) -> Place {
        var count = 0
        var only = 0
        for nibble in 0..<16 where places[16 * branch + nibble] != 0 {
            count += 1
            only = nibble
        }
        if count > 1 { return finish(branch, at: depth) }
        let (path, hasRecord, source) = (
            branches[branch].path, branches[branch].hasRecord, Int(branches[branch].source)
        )
        if hasRecord { removed.append((path, source)) }
        guard count == 1 else { return 0 }
        let place = places[16 * branch + only]
        if place > 0, nodes[Int(place) - 1].kind != .kept {
            // A leaf that moves up has another node there.
            let node = nodes[Int(place) - 1]
            return addNode(node.kind, node.index, depth: depth)
        }
        guard let child = child(place, only, of: branch) else { return 0 }
        if case .leaf = child {
            let leaf = try onlyLeaf(below: path.appending(only), source: source)
            return addNode(.leaf, leaf, depth: depth)
        }
        let origin = place > 0 ? kept[Int(nodes[Int(place) - 1].index)].origin : nil
        return addKept(child, depth: depth, origin: origin)
    }

    /// A branch whose children are known.
    private mutating func finish(_ branch: Int, at depth: Int) -> Place {
        var sum: Int? = 0
        for nibble in 0..<16 {
            let place = places[16 * branch + nibble]
            guard place != 0, let before = sum else { continue }
            sum = leafCount(place, nibble, of: branch).map { $0 + before }
        }
        if let sum, sum <= TrieChild.largestPage {
            branches[branch].leaves = UInt8(sum)
            if branches[branch].hasRecord {
                removed.append((branches[branch].path, Int(branches[branch].source)))
            }
        }
        return addNode(.branch, Int32(branch), depth: depth)
    }

    private mutating func onlyLeaf(below place: NibblePath, source: Int? = nil) throws(StateError) -> Int32 {
        let source = sources[source ?? self.source]
        let (key, stored) = try source.onlyEntry(below: place)
        return try addLeaf(key, stored: stored, source)
    }

    // MARK: From scratch

    /// The part of a trie that the entries of a range make with one that was there, if it is none of them.
    private mutating func build(
        _ changes: [TrieChange], _ range: Range<Int>, besides leaf: Int32?, at depth: Int
    ) -> Place {
        let start = building.count
        var other = leaf
        for index in range {
            let key = changes[index].key
            if let leaf = other, leaves[Int(leaf)].key <= key {
                if leaves[Int(leaf)].key < key { building.append(leaf) }
                other = nil
            }
            if let value = changes[index].value { building.append(addLeaf(key, value)) }
        }
        if let other { building.append(other) }
        let end = building.count
        let place = start == end ? 0 : build(start..<end, at: depth)
        building.removeLast(end - start)
        return place
    }

    /// The part of a trie with these entries, which becomes the next of `results`.
    ///
    /// - Parameters:
    ///   - entries: as they are stored, ascending by key.
    ///   - depth: where the part hangs.
    mutating func build(_ entries: [TrieSource.Entry], of source: TrieSource, at depth: Int) throws(StateError) {
        sources.append(source)
        results.append(try build(entries, at: depth))
    }

    private mutating func build(_ entries: [TrieSource.Entry], at depth: Int) throws(StateError) -> Place {
        let start = building.count
        let source = sources[source]
        for (key, value) in entries { building.append(try addLeaf(key, stored: value, source)) }
        let end = building.count
        let place = start == end ? 0 : build(start..<end, at: depth)
        building.removeLast(end - start)
        return place
    }

    private mutating func build(_ range: Range<Int>, at depth: Int) -> Place {
        let first = building[range.lowerBound]
        guard range.count > 1 else { return addNode(.leaf, first, depth: depth) }
        let key = leaves[Int(first)].key
        let own = key.commonNibbles(with: leaves[Int(building[range.upperBound - 1])].key)
        let branch = addBranch(at: NibblePath(of: key, count: own), source: source)
        var start = range.lowerBound
        while start < range.upperBound {
            let nibble = leaves[Int(building[start])].key.nibble(own)
            var end = start + 1
            while end < range.upperBound, leaves[Int(building[end])].key.nibble(own) == nibble { end += 1 }
            let place = build(start..<end, at: own + 1)
            places[16 * branch + Int(nibble)] = place
            start = end
        }
        if range.count <= TrieChild.largestPage { branches[branch].leaves = UInt8(range.count) }
        return addNode(.branch, Int32(branch), depth: depth)
    }

    // MARK: Pages

    /// A page's branch, made of its entries; `hash` proves it.
    private mutating func load(_ path: NibblePath, _ reference: NodeReference, leaves: Int) throws(StateError) -> Int {
        let source = sources[source]
        if let entries = source.stash?.entries(of: source.owner, below: path),
            let branch = try load(entries, reference, leaves: leaves, isFromStash: true)
        {
            return branch
        }
        let entries = try source.readEntries(below: path)
        if let branch = try load(entries, reference, leaves: leaves, isFromStash: false) { return branch }
        throw source.wrongPage(path, reference, leaves: leaves, found: entries.count)
    }

    private mutating func load(
        _ entries: [TrieSource.Entry], _ reference: NodeReference, leaves: Int, isFromStash: Bool
    ) throws(StateError) -> Int? {
        guard entries.count == leaves else { return nil }
        let place = try build(entries, at: 0)
        guard place > 0, nodes[Int(place) - 1].kind == .branch else { return nil }
        let branch = Int(nodes[Int(place) - 1].index)
        pages.append(LoadedPage(branch: branch, reference: reference, isFromStash: isFromStash))
        return branch
    }
}
