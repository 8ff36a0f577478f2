import Chain
import Precompiles
import Primitives
import State

/// What the interpreter does after an instruction that may open a frame.
enum CallStep {
    /// The instruction is done; gas, stack and memory of the frame have changed.
    case done
    /// A frame was pushed; run it.
    case entered
    /// The calling frame fails.
    case failed
}

enum CallKind {
    case call, callcode, delegatecall, staticcall
}

extension Machine {
    /// CALL, CALLCODE, DELEGATECALL and STATICCALL. The frame holds the interpreter's state, its stack the operands.
    func call(_ frame: UnsafeMutablePointer<Frame>, _ kind: CallKind) -> CallStep {
        let operands = frame.pointee.sp
        let target = Address(truncating: operands[-1])
        let hasValueOperand = kind == .call || kind == .callcode
        let value = hasValueOperand ? operands[-2] : .zero
        let next = hasValueOperand ? operands - 3 : operands - 2
        let (inputOffset, inputSize, outputOffset, outputSize) = (next[0], next[-1], next[-2], next[-3])
        let result = next - 3
        let transfersValue = !value.isZero

        if kind == .call && transfersValue && frame.pointee.isStatic { return .failed }
        var gas = require(frame, inputOffset, inputSize, frame.pointee.gas)
        guard gas >= 0 else { return .failed }
        gas = require(frame, outputOffset, outputSize, gas)
        guard gas >= 0 else { return .failed }

        let account = view.account(target)
        if view.warm(account) { gas -= Int64(rules.coldAccountSurcharge) }
        if transfersValue { gas -= Self.valueTransferGas }
        if kind == .call && makesAccount(account, value) { gas -= Self.newAccountGas }
        guard gas >= 0, let passed = gasPassed(requested: operands[0], available: gas) else { return .failed }
        gas -= passed
        let calleeGas = transfersValue ? passed + Self.stipend : passed

        returnData.clear()
        frame.pointee.sp = result
        let caller = frame.pointee.account
        if depth > Self.depthLimit || (transfersValue && !view.canPay(value, from: caller)) {
            frame.pointee.gas = gas + calleeGas
            result.pointee = .zero
            return .done
        }
        frame.pointee.gas = gas
        let checkpoint = view.checkpoint
        switch kind {
        case .call where transfersValue:
            view.debit(value, from: caller)
            view.credit(value, to: account)
        case .call, .staticcall: touch(account)
        default: break
        }

        // Sizes of zero may come with any offset.
        let input = UnsafeRawBufferPointer(
            start: frame.pointee.memory + Int(truncatingIfNeeded: inputSize.isZero ? 0 : inputOffset.limb0),
            count: Int(truncatingIfNeeded: inputSize.limb0))
        let output = (
            offset: Int(truncatingIfNeeded: outputSize.isZero ? 0 : outputOffset.limb0),
            count: Int(truncatingIfNeeded: outputSize.limb0)
        )
        if let precompile = precompile(at: target) {
            runPrecompile(precompile, input, gas: calleeGas, caller: frame, output: output, checkpoint, result)
            return .done
        }
        guard let code = view.code(of: account) else {
            frame.pointee.gas += calleeGas
            result.pointee = .one
            return .done
        }
        let delegates = kind == .delegatecall
        let keepsAccount = delegates || kind == .callcode
        push(
            code: prepared(code), gas: calleeGas, input: input,
            account: keepsAccount ? caller : account, address: keepsAccount ? frame.pointee.address : target,
            caller: delegates ? frame.pointee.caller : frame.pointee.address,
            value: delegates ? frame.pointee.value : value,
            isStatic: frame.pointee.isStatic || kind == .staticcall, kind: .call, checkpoint: checkpoint, output: output
        )
        return .entered
    }

    static let valueTransferGas: Int64 = 9_000
    static let newAccountGas: Int64 = 25_000
    static let stipend: Int64 = 2_300

    /// Whether sending `value` to the account brings it into being, which costs extra.
    private func makesAccount(_ account: AccountID, _ value: UInt256) -> Bool {
        rules.removesEmptyAccounts ? !value.isZero && view.isEmpty(account) : !view.exists(account)
    }

    /// The gas a callee gets; `nil` if more is asked for than there is. EIP-150 caps it at 63/64 instead.
    private func gasPassed(requested: UInt256, available: Int64) -> Int64? {
        let limit = rules.capsCallGas ? available - available / 64 : available
        if requested.fitsInUInt64 && requested.limb0 <= UInt64(limit) { return Int64(requested.limb0) }
        return rules.capsCallGas ? limit : nil
    }

    /// A call without value: it makes the account before EIP-161; after, an empty one is to be removed.
    func touch(_ account: AccountID) {
        if rules.removesEmptyAccounts {
            if view.isEmpty(account) { view.touch(account) }
        } else if !view.exists(account) {
            view.credit(.zero, to: account)
        }
    }

    /// Adds to a balance. Nothing at all is given as by a call without value: that reads what it depends on, whether the account
    /// is there and empty.
    ///
    /// Crediting zero would not read it. Out of order, such a credit to an account that was not there yet would remove what an
    /// earlier transaction made of it (EIP-161), and one to an account that an earlier transaction ended would not bring it back
    /// (before EIP-161).
    func give(_ amount: UInt256, to account: AccountID) {
        if amount.isZero { touch(account) } else { view.credit(amount, to: account) }
    }

    func precompile(at address: Address) -> Precompile? {
        guard address.high == 0, address.middle == 0, address.low < UInt64(precompiles.count) else { return nil }
        return precompiles[Int(address.low)]
    }

    /// Runs a precompiled contract; returns the gas left, or `nil` if it failed. The output is in `precompileOutput`.
    func run(_ precompile: Precompile, _ input: UnsafeRawBufferPointer, gas: Int64) -> Int64? {
        precompileOutput.removeAll(keepingCapacity: true)
        let cost = precompile.gas(input, rules.fork)
        guard cost <= UInt64(gas), precompile.run(input, &precompileOutput) else { return nil }
        return gas - Int64(cost)
    }

    private func runPrecompile(
        _ precompile: Precompile, _ input: UnsafeRawBufferPointer, gas: Int64, caller: UnsafeMutablePointer<Frame>,
        output: (offset: Int, count: Int), _ checkpoint: Checkpoint, _ result: UnsafeMutablePointer<UInt256>
    ) {
        guard let gasLeft = run(precompile, input, gas: gas) else {
            view.revert(to: checkpoint)
            result.pointee = .zero
            return
        }
        caller.pointee.gas += gasLeft
        precompileOutput.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            returnData.set(base, count: bytes.count)
        }
        copyReturnData(to: caller, output.offset, output.count)
        result.pointee = .one
    }

    func copyReturnData(to frame: UnsafeMutablePointer<Frame>, _ offset: Int, _ count: Int) {
        (frame.pointee.memory + offset).copyMemory(from: returnData.base, byteCount: min(count, returnData.count))
    }

    // MARK: Frames

    func push(
        code: Unmanaged<PreparedCode>, gas: Int64, input: UnsafeRawBufferPointer, account: AccountID, address: Address,
        caller: Address, value: UInt256, isStatic: Bool, kind: Frame.Kind, checkpoint: Checkpoint,
        output: (offset: Int, count: Int)
    ) {
        let parent = frames + (depth - 1)
        let isOutermost = depth == 0
        let stackBase = isOutermost ? stackStart : parent.pointee.sp
        let memory = isOutermost ? memory.memories.base : parent.pointee.memory + parent.pointee.memorySize
        (frames + depth).initialize(
            to: Frame(
                code: code, ip: code._withUnsafeGuaranteedRef { $0.start }, sp: stackBase,
                stackBase: stackBase, gas: gas, memory: memory, memorySize: 0, input: input, account: account,
                address: address, caller: caller, value: value, isStatic: isStatic, kind: kind, checkpoint: checkpoint,
                outputOffset: output.offset, outputCount: output.count))
        depth += 1
    }

    /// Ends the innermost frame, whose output is in `returnData`, and gives its caller the result. Returns the gas it left.
    func pop(_ ending: Ending) -> (ending: Ending, gasLeft: Int64) {
        depth -= 1
        let frame = frames + depth
        var ending = ending
        var gasLeft = ending == .failure ? 0 : frame.pointee.gas
        if frame.pointee.kind == .creation {
            initcodes.removeLast()
            if ending == .success, !depositCode(frame, &gasLeft) { ending = .failure }
        }
        if ending == .failure {
            gasLeft = 0
            returnData.clear()
        }
        if ending != .success { view.revert(to: frame.pointee.checkpoint) }
        guard depth > 0 else { return (ending, gasLeft) }

        let caller = frames + (depth - 1)
        caller.pointee.gas += gasLeft
        if frame.pointee.kind == .creation {
            caller.pointee.sp.pointee = ending == .success ? frame.pointee.address.word : .zero
        } else {
            copyReturnData(to: caller, frame.pointee.outputOffset, frame.pointee.outputCount)
            caller.pointee.sp.pointee = ending == .success ? .one : .zero
        }
        return (ending, gasLeft)
    }
}
