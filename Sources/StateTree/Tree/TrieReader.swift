import Primitives

/// Finds stored values by way of what is in memory of their trie: an entry that the trie lacks costs no look into the store, and
/// one of a page brings the page's other entries along, which the next commit needs to hash it.
///
/// A page is one range of neighbouring keys, which are in the same block of a file as a rule; so it is read for little more than
/// the one value would be.
struct TrieReader {
    let source: TrieSource
    /// What hangs at the root; `nil` for an empty trie.
    let root: TrieChild?

    enum Finding {
        case absent
        /// In a page that is not in memory.
        case page(NibblePath, NodeReference, leaves: Int)
        /// There or not.
        case open
    }

    /// The stored value of an entry.
    func value(_ key: UInt256) throws(StateError) -> [UInt8]? {
        switch try find(key) {
        case .absent: return nil
        case .open: return try source.store.read(source.valueKey(key))
        case .page(let path, _, _):
            if let entries = source.stash?.entries(of: source.owner, below: path) {
                return entries.first { $0.key == key }?.value
            }
            let entries = try source.readEntries(below: path)
            source.stash?.insert(entries, of: source.owner, below: path)
            return entries.first { $0.key == key }?.value
        }
    }

    /// Where an entry is, if there is one.
    func find(_ key: UInt256) throws(StateError) -> Finding {
        var place = root
        while let child = place {
            guard case .branch(let path, let reference, let node, let leaves) = child else { return .open }
            guard key.commonNibbles(with: path.bits) >= path.depth else { return .absent }
            var branch = node
            if branch == nil {
                guard leaves == 0 else { return .page(path, reference, leaves: Int(leaves)) }
                guard source.stash != nil else { return .open }
                // The next commit needs it where the entry changes, and would wait for it then.
                branch = try source.branch(path, reference, leaves: 0)
            }
            // A page in memory needs its other entries for nothing.
            place = branch?.child(Int(key.nibble(path.depth)), at: path)
        }
        return .absent
    }
}
