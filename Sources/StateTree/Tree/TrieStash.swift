import Primitives
import Synchronization

/// Entries of pages and branches that reads came by, kept for the next commit, which needs them to hash what changes.
///
/// Striped by the first byte of the path, so that readers and the workers of different shards rarely meet.
final class TrieStash: Sendable {
    private struct Place: Hashable {
        let owner: UInt256
        let path: NibblePath

        /// Owners and paths are outcomes of a hash, so that a part of each tells most of them apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(owner.limb3 ^ path.bits.limb3 ^ UInt64(path.count))
        }
    }

    private struct Contents {
        var pages: [Place: [TrieSource.Entry]] = [:]
        var branches: [Place: (reference: NodeReference, branch: TrieBranch)] = [:]
        /// Of storage tries, by owner.
        var roots: [UInt256: TrieChild?] = [:]
        var bytes = 0
    }

    private final class Stripe: Sendable {
        let contents = Mutex(Contents())
    }

    /// Bytes of an entry and of its share of the page, besides its value.
    private static let entryBytes = 120
    private static let stripeCount = 64

    private let stripes = (0..<stripeCount).map { _ in Stripe() }
    private let capacity: Int

    /// - Parameter capacity: bytes; when a stripe has its share, it takes nothing more.
    init(capacity: Int) { self.capacity = capacity / Self.stripeCount }

    func entries(of owner: UInt256, below path: NibblePath) -> [TrieSource.Entry]? {
        stripe(path).contents.withLock { $0.pages[Place(owner: owner, path: path)] }
    }

    func insert(_ entries: [TrieSource.Entry], of owner: UInt256, below path: NibblePath) {
        let bytes = entries.reduce(0) { $0 + Self.entryBytes + $1.value.count }
        stripe(path).contents.withLock { contents in
            guard contents.bytes + bytes <= capacity else { return }
            if contents.pages.updateValue(entries, forKey: Place(owner: owner, path: path)) == nil {
                contents.bytes += bytes
            }
        }
    }

    /// The branch at a path, if it is the one with that reference.
    func branch(of owner: UInt256, at path: NibblePath, _ reference: NodeReference) -> TrieBranch? {
        let found = stripe(path).contents.withLock { $0.branches[Place(owner: owner, path: path)] }
        return found?.reference == reference ? found?.branch : nil
    }

    func insert(_ branch: TrieBranch, of owner: UInt256, at path: NibblePath, _ reference: NodeReference) {
        stripe(path).contents.withLock { contents in
            guard contents.bytes + branch.residentBytes <= capacity else { return }
            if contents.branches.updateValue((reference, branch), forKey: Place(owner: owner, path: path)) == nil {
                contents.bytes += branch.residentBytes
            }
        }
    }

    /// The root of a storage trie: the one that was kept, else what `read` gives, which is kept.
    func root(
        of owner: UInt256, read: () throws(StateError) -> TrieChild?
    ) throws(StateError) -> TrieChild? {
        let stripe = stripes[Int(owner.limb3 >> 56) % Self.stripeCount]
        if let kept = stripe.contents.withLock({ $0.roots[owner] }) { return kept }
        let root = try read()
        stripe.contents.withLock { contents in
            guard contents.bytes + Self.entryBytes <= capacity else { return }
            if contents.roots.updateValue(root, forKey: owner) == nil { contents.bytes += Self.entryBytes }
        }
        return root
    }

    /// Forgets everything: values have changed.
    func removeAll() {
        for stripe in stripes {
            stripe.contents.withLock { contents in
                guard contents.bytes > 0 else { return }
                contents.pages.removeAll(keepingCapacity: true)
                contents.branches.removeAll(keepingCapacity: true)
                contents.roots.removeAll(keepingCapacity: true)
                contents.bytes = 0
            }
        }
    }

    private func stripe(_ path: NibblePath) -> Stripe {
        stripes[Int(path.bits.limb3 >> 56) % Self.stripeCount]
    }
}
