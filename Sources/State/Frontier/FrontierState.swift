import CProcessor
import Primitives

/// The state as the committed transactions of a block left it: the newest version of every location they wrote, and who wrote it.
///
/// Committing works by value: a transaction's effects stand if everything it observed still has the value it observed. One worker
/// at a time commits or reads here; whoever guards the frontier hands it on with acquire and release. Hence `@unchecked
/// Sendable`: the executor's frontier lock orders all access.
///
/// Unsafe: arrays over location numbers in reserved address space, so that they grow without moving; entries are zero until
/// they are written and are zeroed again by `reset`, in O(what was written).
package final class FrontierState: @unchecked Sendable {
    struct Account: BitwiseCopyable {
        /// 1 + the transaction that wrote the field last; 0 for none.
        var balanceWriter: UInt32
        var nonceWriter: UInt32
        var codeWriter: UInt32
        /// How often the account was removed in this block.
        var generation: UInt32
        var balance: UInt256
        var nonce: UInt64
        var exists: Bool
        var isListed: Bool
        /// Those that the block's state change is to have; none until then.
        var changedSlots: SlotChains.Chain
    }

    struct Slot: BitwiseCopyable {
        var writer: UInt32
        /// The account's generation when the value was written.
        var generation: UInt32
        var value: UInt256
        /// The account's number.
        var account: UInt32
        var isListed: Bool
    }

    private let accountArena = Arena(byteCount: (1 << 25) * MemoryLayout<Account>.stride)
    private let slotArena = Arena(byteCount: (1 << 26) * MemoryLayout<Slot>.stride)
    let accounts: UnsafeMutablePointer<Account>
    let slots: UnsafeMutablePointer<Slot>
    var codes: [UInt32: CodeEffect] = [:]
    /// Whom fees go to, and what its balance was before the block.
    private var feeRecipient: (account: UInt32, balance: UInt256) = (0, .zero)
    /// Locations written, in order of first commit.
    private(set) var writtenAccounts = RecordArray<UInt32>(minimumCapacity: 1024)
    private(set) var writtenSlots = RecordArray<UInt32>(minimumCapacity: 4096)

    package init() {
        accounts = accountArena.base.bindMemory(to: Account.self, capacity: 1 << 25)
        slots = slotArena.base.bindMemory(to: Slot.self, capacity: 1 << 26)
    }

    deinit {
        writtenAccounts.deallocate()
        writtenSlots.deallocate()
    }

    /// Forgets the block, and begins another one whose fees go to `feeRecipient`.
    package func reset(feeRecipient: Address, locations: LocationTable) {
        for i in 0..<writtenAccounts.count {
            UnsafeMutableRawPointer(accounts + Int(writtenAccounts[i]))
                .initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<Account>.stride)
        }
        for i in 0..<writtenSlots.count {
            UnsafeMutableRawPointer(slots + Int(writtenSlots[i]))
                .initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<Slot>.stride)
        }
        writtenAccounts.truncate(to: 0)
        writtenSlots.truncate(to: 0)
        codes.removeAll(keepingCapacity: true)
        let (number, state) = locations.locate(feeRecipient)
        self.feeRecipient = (number, state?.balance ?? .zero)
    }

    /// Fetches what is known of an account from memory.
    @inline(__always)
    func prefetch(account number: UInt32) {
        prefetch_line(accounts + Int(number))
    }

    /// Fetches what is known of a slot from memory.
    @inline(__always)
    func prefetch(slot number: UInt32) {
        prefetch_line(slots + Int(number))
        prefetch_line(UnsafeRawPointer(slots + Int(number)) + MemoryLayout<Slot>.size - 1)
    }

    // MARK: Applying

    /// Makes the effects of the transaction at `index` the newest versions.
    package func apply(_ effects: Effects, index: Int) {
        let arena = effects.arena
        let writer = UInt32(index + 1)
        for i in effects.accounts {
            let effect = arena.pointee.accounts.pointer(at: i)
            guard !effect.pointee.flags.isDisjoint(with: .writes) else { continue }
            apply(effect, writer, arena)
        }
        if !effects.fee.isZero { credit(effects.fee, writer) }
        for i in effects.slots {
            let effect = arena.pointee.slots.pointer(at: i)
            guard effect.pointee.isWritten else { continue }
            let slot = list(slot: effect.pointee.slot, account: effect.pointee.account)
            slot.pointee.writer = writer
            slot.pointee.generation = accounts[Int(effect.pointee.account)].generation
            slot.pointee.value = effect.pointee.value
        }
    }

    private func credit(_ fee: UInt256, _ writer: UInt32) {
        let account = list(feeRecipient.account)
        let balance = account.pointee.balanceWriter == 0 ? feeRecipient.balance : account.pointee.balance
        account.pointee.balance = balance &+ fee
        account.pointee.exists = true
        account.pointee.balanceWriter = writer
    }

    /// Notes that the account was written.
    func list(_ number: UInt32) -> UnsafeMutablePointer<Account> {
        let account = accounts + Int(number)
        if !account.pointee.isListed {
            account.pointee.isListed = true
            writtenAccounts.append(number)
        }
        return account
    }

    /// Notes that the slot was written.
    func list(slot number: UInt32, account: UInt32) -> UnsafeMutablePointer<Slot> {
        let slot = slots + Int(number)
        if !slot.pointee.isListed {
            slot.pointee.isListed = true
            slot.pointee.account = account
            writtenSlots.append(number)
        }
        return slot
    }

    private func apply(
        _ effect: UnsafeMutablePointer<AccountEffect>, _ writer: UInt32,
        _ arena: UnsafeMutablePointer<EffectArena.Contents>
    ) {
        let number = effect.pointee.account
        let flags = effect.pointee.flags
        let account = list(number)
        if account.pointee.balanceWriter == 0 { account.pointee.balance = effect.pointee.startBalance }
        if flags.contains(.removed) {
            account.pointee.balance = .zero
            account.pointee.exists = false
            account.pointee.nonce = 0
            account.pointee.balanceWriter = writer
            account.pointee.nonceWriter = writer
            account.pointee.codeWriter = writer
            account.pointee.generation &+= 1
            codes[number] = nil
            return
        }
        // Whichever field is written first, the account's existence is known from then on.
        account.pointee.balance = account.pointee.balance &+ effect.pointee.balanceChange
        account.pointee.exists =
            flags.contains(.exists) || (account.pointee.balanceWriter != 0 && account.pointee.exists)
        account.pointee.balanceWriter = writer
        if flags.contains(.nonceWritten) {
            account.pointee.nonce = effect.pointee.nonce
            account.pointee.nonceWriter = writer
        }
        if flags.contains(.codeWritten) {
            account.pointee.codeWriter = writer
            codes[number] = arena.pointee.codes.pointer(at: Int(effect.pointee.codeEffect)).pointee
        }
    }

    // MARK: Reading

    /// What a slot holds now, if the block changed it.
    @inline(__always)
    func value(of number: UInt32, account: UInt32) -> UInt256? {
        value(of: number, account: account, generation: accounts[Int(account)].generation)?.value
    }

    /// The same for an account of that generation, with 1 + who wrote it last.
    @inline(__always)
    func value(of number: UInt32, account: UInt32, generation: UInt32) -> (value: UInt256, writer: UInt32)? {
        let slot = slots + Int(number)
        if slot.pointee.writer != 0 && slot.pointee.generation == generation {
            return (slot.pointee.value, slot.pointee.writer)
        }
        return generation > 0 ? (.zero, accounts[Int(account)].codeWriter) : nil
    }
}
