// Which branches are in memory.
extension TrieChild {
    /// Branches in memory at and below this place.
    var residentBranches: Int { node?.residentBranches ?? 0 }
    var residentBytes: Int { node?.residentBytes ?? 0 }

    /// The same with no branch in memory that has `level` or more above it.
    func evicting(fromLevel level: Int) -> TrieChild { evicting { _, own, _ in own < level } }

    /// The same with only those branches in memory for which `stays` says so, and above which all do.
    func evicting(_ stays: (TrieBranch, _ level: Int, _ isPage: Bool) -> Bool) -> TrieChild {
        guard case .branch(let path, let reference, let node?, let leaves) = self else { return self }
        return .branch(path, reference, node: node.evicting(0, leaves > 0, stays), leaves: leaves)
    }

    /// Calls `body` with every branch in memory.
    func forEachNode(_ body: (TrieBranch, _ isPage: Bool) -> Void) {
        if case .branch(_, _, let node?, let leaves) = self { node.forEachNode(leaves > 0, body) }
    }
}

extension TrieBranch {
    fileprivate func evicting(_ level: Int, _ isPage: Bool, _ stays: (TrieBranch, Int, Bool) -> Bool) -> TrieBranch? {
        guard stays(self, level, isPage) else { return nil }
        guard !nodes.isEmpty else { return self }
        var changes = false
        var nodes = nodes
        let pages = record.pageFlags
        for (index, node) in nodes.enumerated() {
            guard let node else { continue }
            nodes[index] = node.evicting(level + 1, isPage || pages & (1 << UInt16(index)) != 0, stays)
            if nodes[index] !== node { changes = true }
        }
        return changes ? TrieBranch(record, nodes: nodes, generation: ownGeneration) : self
    }

    fileprivate func forEachNode(_ isPage: Bool, _ body: (TrieBranch, Bool) -> Void) {
        body(self, isPage)
        guard !nodes.isEmpty else { return }
        let pages = record.pageFlags
        for (index, node) in nodes.enumerated() {
            node?.forEachNode(isPage || pages & (1 << UInt16(index)) != 0, body)
        }
    }
}
