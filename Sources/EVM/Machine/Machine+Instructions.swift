import Chain
import Primitives
import State

// Instructions out of line. Each takes the stack pointer with its operands and the gas left, and returns the gas left afterwards,
// negative if the instruction fails, for lack of gas or otherwise: the frame then loses everything alike.
extension Machine {
    /// 6 gas per word hashed, on top of the base cost.
    @inline(never)
    func keccak256(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64
    ) -> Int64 {
        let (offset, size) = (sp[0], sp[-1])
        var gas = require(frame, offset, size, gas)
        guard gas >= 0 else { return -1 }
        let count = Int(truncatingIfNeeded: size.limb0)
        gas -= Self.hashWordGas * Int64((count + 31) / 32)
        guard gas >= 0 else { return -1 }
        let start = count == 0 ? 0 : Int(truncatingIfNeeded: offset.limb0)
        sp[-1] = Keccak256.hash(UnsafeRawBufferPointer(start: frame.pointee.memory + start, count: count)).word
        return gas
    }

    @inline(__always)
    func exponentGas(_ exponent: UInt256) -> Int64 {
        Int64(rules.gas.exponentByte) * Int64(exponent.byteWidth)
    }

    // MARK: Copies

    static let copyWordGas: Int64 = 3

    /// CALLDATACOPY and CODECOPY: bytes beyond the source's end are zero.
    @inline(never)
    func copy(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, from source: UnsafeRawBufferPointer,
        _ gas: Int64
    ) -> Int64 {
        copy(frame, to: sp[0], from: source, at: sp[-1], size: sp[-2], gas)
    }

    private func copy(
        _ frame: UnsafeMutablePointer<Frame>, to target: UInt256, from source: UnsafeRawBufferPointer,
        at offset: UInt256,
        size: UInt256, _ gas: Int64
    ) -> Int64 {
        let gas = requireCopy(frame, target, size, gas)
        guard gas >= 0, !size.isZero else { return gas }
        let count = Int(truncatingIfNeeded: size.limb0)
        let start = Int(min(offset.clampedToUInt64, UInt64(source.count)))
        let available = min(count, source.count - start)
        let destination = frame.pointee.memory + Int(truncatingIfNeeded: target.limb0)
        if available > 0, let base = source.baseAddress {
            destination.copyMemory(from: base + start, byteCount: available)
        }
        (destination + available).initializeMemory(as: UInt8.self, repeating: 0, count: count - available)
        return gas
    }

    /// Charges a copy: memory and 3 gas per word.
    private func requireCopy(
        _ frame: UnsafeMutablePointer<Frame>, _ offset: UInt256, _ size: UInt256, _ gas: Int64
    ) -> Int64 {
        let gas = require(frame, offset, size, gas)
        guard gas >= 0 else { return -1 }
        return gas - Self.copyWordGas * Int64((size.limb0 + 31) / 32)
    }

    /// RETURNDATACOPY (EIP-211): reading beyond the end fails.
    @inline(never)
    func copyReturnData(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64
    ) -> Int64 {
        let (end, overflow) = sp[-1].addingReportingOverflow(sp[-2])
        guard !overflow, end <= UInt256(UInt64(returnData.count)) else { return -1 }
        return copy(frame, sp, from: returnData.bytes, gas)
    }

    /// MCOPY (EIP-5656): source and target may overlap.
    @inline(never)
    func copyMemory(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64
    ) -> Int64 {
        let (target, source, size) = (sp[0], sp[-1], sp[-2])
        let gas = requireCopy(frame, max(target, source), size, gas)
        guard gas >= 0, !size.isZero else { return gas }
        let memory = frame.pointee.memory
        (memory + Int(truncatingIfNeeded: target.limb0)).copyMemory(
            from: memory + Int(truncatingIfNeeded: source.limb0), byteCount: Int(truncatingIfNeeded: size.limb0))
        return gas
    }

    /// The 32 bytes of call data at `offset`, zero beyond the end.
    @inline(__always)
    static func inputWord(_ frame: UnsafeMutablePointer<Frame>, _ offset: UInt256) -> UInt256 {
        let input = frame.pointee.input
        guard offset.fitsInUInt64, offset.limb0 < UInt64(input.count), let base = input.baseAddress else {
            return .zero
        }
        let start = Int(truncatingIfNeeded: offset.limb0)
        if start + 32 <= input.count { return UInt256(loadingBigEndian: base + start) }
        return partialInputWord(input, start)
    }

    @inline(never)
    private static func partialInputWord(_ input: UnsafeRawBufferPointer, _ start: Int) -> UInt256 {
        var value = UInt256.zero
        for i in start..<start + 32 {
            value = value << 8 | UInt256(i < input.count ? UInt64(input[i]) : 0)
        }
        return value
    }

    /// RETURN and REVERT: memory becomes return data.
    @inline(never)
    func returnMemory(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64
    ) -> Int64 {
        let (offset, size) = (sp[0], sp[-1])
        let gas = require(frame, offset, size, gas)
        guard gas >= 0 else { return -1 }
        let start = size.isZero ? 0 : Int(truncatingIfNeeded: offset.limb0)
        returnData.set(frame.pointee.memory + start, count: Int(truncatingIfNeeded: size.limb0))
        return gas
    }

    // MARK: Other accounts

    /// Accesses the account named by a stack item and charges for a first access (EIP-2929).
    @inline(__always)
    private func access(_ word: UInt256, _ gas: inout Int64) -> AccountID {
        let account = view.account(Address(truncating: word))
        if view.warm(account) { gas -= Int64(rules.coldAccountSurcharge) }
        return account
    }

    @inline(never)
    func balance(_ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64) -> Int64 {
        var gas = gas
        let account = access(sp[0], &gas)
        sp[0] = view.balance(of: account)
        return gas
    }

    @inline(never)
    func codeSize(_ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64) -> Int64 {
        var gas = gas
        let account = access(sp[0], &gas)
        let count = view.code(of: account)?._withUnsafeGuaranteedRef { $0.bytes.count } ?? 0
        sp[0] = UInt256(UInt64(count))
        return gas
    }

    /// EXTCODEHASH (EIP-1052): zero for accounts that do not exist or are empty.
    @inline(never)
    func codeHash(_ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64) -> Int64 {
        var gas = gas
        let account = access(sp[0], &gas)
        sp[0] = view.isEmpty(account) ? .zero : view.codeHash(of: account).word
        return gas
    }

    @inline(never)
    func copyCode(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64
    ) -> Int64 {
        var gas = gas
        let account = access(sp[0], &gas)
        guard gas >= 0 else { return -1 }
        let code = view.code(of: account)?.takeUnretainedValue().bytes ?? []
        return code.withUnsafeBytes { copy(frame, to: sp[-1], from: $0, at: sp[-2], size: sp[-3], gas) }
    }

    // MARK: The block

    /// BLOCKHASH: the 256 blocks before this one.
    @inline(never)
    func blockHash(_ number: UInt256) -> UInt256 {
        guard number.fitsInUInt64, number.limb0 < environment.number, environment.number - number.limb0 <= 256 else {
            return .zero
        }
        return environment.blockHashes[number.limb0]?.word ?? .zero
    }

    /// BLOBHASH (EIP-4844).
    @inline(never)
    func blobHash(_ index: UInt256) -> UInt256 {
        index < UInt256(blobHashes.count) ? blobHashes[Int(truncatingIfNeeded: index.limb0)].word : .zero
    }

    // MARK: Storage, logs, self-destruction

    /// SSTORE: its price and refund follow from the slot's value before the transaction, now, and to be (EIP-2200 in its
    /// later pricings; before net metering only the latter two count).
    @inline(never)
    func store(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, _ gas: Int64
    ) -> Int64 {
        let prices = rules.storage
        if frame.pointee.isStatic || (prices.sentry > 0 && gas <= Int64(prices.sentry)) { return -1 }
        let new = sp[-1]
        let slot = view.accessStorage(frame.pointee.account, sp[0])
        var gas = gas
        if slot.wasCold { gas -= Int64(rules.coldSlotWriteSurcharge) }

        if !prices.isNet {
            gas -= Int64(slot.value.isZero && !new.isZero ? prices.set : prices.reset)
            if !slot.value.isZero && new.isZero { view.addRefund(prices.clearRefund) }
        } else if slot.value == new {
            gas -= Int64(prices.noop)
        } else if slot.original == slot.value {
            gas -= Int64(slot.original.isZero ? prices.set : prices.reset)
            if !slot.original.isZero && new.isZero { view.addRefund(prices.clearRefund) }
        } else {
            gas -= Int64(prices.noop)
            if !slot.original.isZero {
                if slot.value.isZero { view.addRefund(-prices.clearRefund) }
                if new.isZero { view.addRefund(prices.clearRefund) }
            }
            if slot.original == new {
                let paid = slot.original.isZero ? prices.set : prices.reset
                view.addRefund(Int64(paid) - Int64(prices.noop))
            }
        }
        guard gas >= 0 else { return -1 }
        if slot.value != new { view.setStorage(slot.id, to: new) }
        return gas
    }

    static let logByteGas: Int64 = 8

    @inline(never)
    func log(
        _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<UInt256>, topicCount: Int, _ gas: Int64
    ) -> Int64 {
        if frame.pointee.isStatic { return -1 }
        let (offset, size) = (sp[0], sp[-1])
        var gas = require(frame, offset, size, gas)
        guard gas >= 0 else { return -1 }
        gas -= Self.logByteGas * Int64(size.limb0)
        guard gas >= 0 else { return -1 }
        func topic(_ index: Int) -> UInt256 { index < topicCount ? sp[-2 - index] : .zero }
        let start = size.isZero ? 0 : Int(truncatingIfNeeded: offset.limb0)
        view.appendLog(
            frame.pointee.address, topics: (topic(0), topic(1), topic(2), topic(3)), topicCount: topicCount,
            data: UnsafeRawBufferPointer(
                start: frame.pointee.memory + start, count: Int(truncatingIfNeeded: size.limb0)))
        return gas
    }

    @inline(never)
    func selfdestruct(_ frame: UnsafeMutablePointer<Frame>, _ word: UInt256, _ gas: Int64) -> Int64 {
        if frame.pointee.isStatic { return -1 }
        let account = frame.pointee.account
        let beneficiary = view.account(Address(truncating: word))
        let balance = view.balance(of: account)
        var gas = gas
        if view.warm(beneficiary) { gas -= Int64(rules.coldBeneficiaryGas) }
        let makesAccount =
            rules.removesEmptyAccounts ? !balance.isZero && view.isEmpty(beneficiary) : !view.exists(beneficiary)
        if makesAccount { gas -= Int64(rules.selfdestructNewAccountGas) }
        guard gas >= 0 else { return -1 }

        let removes = !rules.destroysOnlyNewContracts || view.wasCreated(account)
        if removes && !view.isDestroyed(account) && rules.selfdestructRefund > 0 {
            view.addRefund(Int64(rules.selfdestructRefund))
        }
        // Sent to itself, the balance goes with the account, or stays if the account does.
        if beneficiary != account {
            give(balance, to: beneficiary)
            view.setBalance(.zero, of: account)
        } else if removes {
            view.setBalance(.zero, of: account)
        }
        if removes { view.destroy(account) }
        return gas
    }
}
