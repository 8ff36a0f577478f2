import Primitives

extension TrieBranch {
    /// The branch with some children replaced by others of the same shape: a leaf by a leaf, a branch at the place itself by one
    /// with as many entries. That is what nearly all changes of existing entries come to, and takes a copy of the record instead
    /// of sixteen children taken apart and put together.
    ///
    /// - Parameter children: by nibble.
    /// - Returns: `nil` if a child has another shape.
    func replacing(
        _ children: [(nibble: Int, child: TrieChild?)], depth: Int, generation: UInt32
    ) -> TrieBranch? {
        guard !record.hasLongForms else { return nil }
        var hashes: [(nibble: Int, hash: Hash256)] = []
        hashes.reserveCapacity(children.count)
        var hasNodes = !nodes.isEmpty
        for (nibble, child) in children {
            switch (child, record.shape(of: nibble)) {
            case (.pending, .leaf), (.leaf, .leaf):
                guard case .hash(let hash)? = child?.reference(atDepth: depth + 1) else { return nil }
                hashes.append((nibble, hash))
            case (.branch(let path, .hash(let hash), let node, let leaves), .branch(let leavesBefore)):
                guard path.depth == depth + 1, leaves == leavesBefore else { return nil }
                hashes.append((nibble, hash))
                hasNodes = hasNodes || node != nil
            default: return nil
            }
        }
        var nodes = nodes
        if hasNodes {
            let mask = record.mask
            if nodes.isEmpty { nodes = [TrieBranch?](repeating: nil, count: mask.nonzeroBitCount) }
            for (nibble, child) in children {
                nodes[(mask & ((1 << UInt16(nibble)) - 1)).nonzeroBitCount] = child?.node
            }
        }
        return TrieBranch(record.replacing(hashes), nodes: nodes, generation: generation)
    }
}

extension TrieRecord {
    enum Shape: Equatable {
        case none
        case leaf
        /// With so many entries, zero for more than a page has.
        case branch(UInt8)
    }

    /// What is at a nibble.
    func shape(of nibble: Int) -> Shape {
        let bit: UInt16 = 1 << UInt16(nibble)
        guard mask & bit != 0 else { return .none }
        if leafMask & bit != 0 { return .leaf }
        return .branch(entries(ofPageAt: nibble))
    }
}
