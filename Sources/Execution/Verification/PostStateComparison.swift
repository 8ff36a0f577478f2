import Chain
import Primitives
import State

/// The state after a block, seen through its pre-state and its change, compared with a listed post-state.
///
/// The list holds the touched accounts; `nil` means that the account does not exist afterwards, and storage lists the written
/// slots. What changed without being listed is a difference as well.
struct PostStateComparison {
    private let before: StateSnapshot
    private let change: StateChange

    init(before: StateSnapshot, change: StateChange) {
        self.before = before
        self.change = change
    }

    /// The first difference, accounts in address order; `nil` if there is none. O(listed and changed slots, sorted).
    func firstDifference(_ expected: PostState) -> Difference? {
        let changes = Dictionary(uniqueKeysWithValues: change.accounts.map { ($0.address, $0) })
        for address in expected.accounts.keys.sorted() {
            guard let listed = expected.accounts[address] else { continue }
            if let difference = difference(at: address, listed, changes[address]) { return difference }
        }
        guard let unlisted = change.accounts.first(where: { expected.accounts[$0.address] == nil }) else { return nil }
        return Difference(
            address: unlisted.address, field: "account", expected: "unchanged",
            found: unlisted.after == nil ? "removed" : "changed")
    }

    private func difference(
        at address: Address, _ expected: PostAccount?, _ change: StateChange.AccountChange?
    ) -> Difference? {
        let found = account(address, change)
        guard let expected else {
            return found.map { _ in Difference(address: address, field: "account", expected: "none", found: "exists") }
        }
        guard let found else {
            return Difference(address: address, field: "account", expected: "exists", found: "none")
        }
        if found.balance != expected.balance {
            return Difference(
                address: address, field: "balance", expected: "\(expected.balance)", found: "\(found.balance)")
        }
        if found.nonce != expected.nonce {
            return Difference(address: address, field: "nonce", expected: "\(expected.nonce)", found: "\(found.nonce)")
        }
        if found.codeHash != expected.codeHash {
            return Difference(
                address: address, field: "codeHash", expected: "\(expected.codeHash)", found: "\(found.codeHash)")
        }
        return slotDifference(at: address, expected, change)
    }

    private func slotDifference(
        at address: Address, _ expected: PostAccount, _ change: StateChange.AccountChange?
    ) -> Difference? {
        let old = change?.clearsStorage == true ? [:] : before[address]?.storage ?? [:]
        let new = Dictionary(uniqueKeysWithValues: change?.slots.map { ($0.key, $0.value) } ?? [])
        for key in expected.storage.keys.sorted() {
            let value = expected.storage[key] ?? .zero
            let found = new[key] ?? old[key] ?? .zero
            guard found == value else {
                return Difference(address: address, field: "storage \(key)", expected: "\(value)", found: "\(found)")
            }
        }
        for slot in change?.slots ?? [] where expected.storage[slot.key] == nil {
            return Difference(
                address: address, field: "storage \(slot.key)", expected: "unchanged", found: "\(slot.value)")
        }
        return nil
    }

    private func account(
        _ address: Address, _ change: StateChange.AccountChange?
    ) -> (balance: UInt256, nonce: UInt64, codeHash: Hash256)? {
        if let change {
            return change.after.map { ($0.balance, $0.nonce, $0.codeHash) }
        }
        return before[address].map { ($0.balance, $0.nonce, $0.codeHash) }
    }
}
