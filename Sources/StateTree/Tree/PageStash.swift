import Primitives
import Synchronization

/// Entries of pages that reads came by, kept for the next commit, which needs them to hash the pages.
///
/// Striped by the first byte of the path, so that readers and the workers of different shards rarely meet.
final class PageStash: Sendable {
    private struct Place: Hashable {
        let owner: UInt256
        let path: NibblePath
    }

    private struct Contents {
        var pages: [Place: [TrieSource.Entry]] = [:]
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

    /// - Parameter capacity: bytes; when a stripe has its share, it takes no more pages.
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

    /// Forgets everything: values have changed.
    func removeAll() {
        for stripe in stripes {
            stripe.contents.withLock { contents in
                guard contents.bytes > 0 else { return }
                contents.pages.removeAll(keepingCapacity: true)
                contents.bytes = 0
            }
        }
    }

    private func stripe(_ path: NibblePath) -> Stripe {
        stripes[Int(path.bits.limb3 >> 56) % Self.stripeCount]
    }
}
