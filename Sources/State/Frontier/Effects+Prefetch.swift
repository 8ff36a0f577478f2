import CProcessor

// Committing walks over what other cores have written and over tables larger than a cache; told early, memory answers in time.
extension Effects {
    /// Fetches the first accounts and the first slot from memory.
    package func prefetch() {
        for i in accounts.prefix(3) {
            let effect = UnsafeRawPointer(arena.pointee.accounts.pointer(at: i))
            prefetch_line(effect)
            prefetch_line(effect + 64)
        }
        for i in slots.prefix(2) { prefetch_line(arena.pointee.slots.pointer(at: i)) }
    }
}

extension FrontierState {
    /// Fetches what is known of the accounts and slots in `effects`.
    package func prefetch(_ effects: Effects) {
        for i in effects.accounts.prefix(3) {
            prefetch_line(accounts + Int(effects.arena.pointee.accounts.pointer(at: i).pointee.account))
        }
        for i in effects.slots.prefix(4) {
            prefetch_line(slots + Int(effects.arena.pointee.slots.pointer(at: i).pointee.slot))
        }
    }
}
