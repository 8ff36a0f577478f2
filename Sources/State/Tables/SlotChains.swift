import Primitives

/// Slots that a block changed, account by account: each is a link of its account's chain.
struct SlotChains {
    private struct Link {
        let slot: StateChange.SlotChange
        let next: Chain
    }

    /// The slots of an account: the position of the last one, from 1 on.
    typealias Chain = UInt32
    static let noSlots: Chain = 0

    private var links: [Link] = []

    /// - Parameter capacity: how many slots there are at most, or nearly so.
    init(capacity: Int) {
        links.reserveCapacity(capacity)
    }

    /// Amortised O(1).
    mutating func append(_ slot: StateChange.SlotChange, to chain: inout Chain) {
        links.append(Link(slot: slot, next: chain))
        chain = Chain(links.count)
    }

    /// The slots of a chain by key. O(n log n).
    func sorted(_ chain: Chain) -> [StateChange.SlotChange] {
        guard chain != Self.noSlots else { return [] }
        var slots: [StateChange.SlotChange] = []
        var next = chain
        while next != Self.noSlots {
            let link = links[Int(next) - 1]
            slots.append(link.slot)
            next = link.next
        }
        slots.sort { $0.key < $1.key }
        return slots
    }
}
