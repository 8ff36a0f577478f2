import Chain
import Primitives
import State

extension Machine {
    /// CREATE and CREATE2 (EIP-1014). The frame holds the interpreter's state, its stack the operands.
    func create(_ frame: UnsafeMutablePointer<Frame>, salted: Bool) -> CallStep {
        if frame.pointee.isStatic { return .failed }
        let operands = frame.pointee.sp
        let (value, offset, size) = (operands[0], operands[-1], operands[-2])
        let salt = salted ? operands[-3] : .zero
        let result = salted ? operands - 3 : operands - 2

        guard size.fitsInUInt64, size.limb0 <= UInt64(rules.initcodeSizeLimit) else { return .failed }
        var gas = require(frame, offset, size, frame.pointee.gas)
        guard gas >= 0 else { return .failed }
        let words = (Int64(size.limb0) + 31) / 32
        gas -= words * Int64(rules.initcodeWordGas)
        if salted { gas -= words * Self.hashWordGas }
        guard gas >= 0 else { return .failed }

        returnData.clear()
        frame.pointee.sp = result
        frame.pointee.gas = gas
        result.pointee = .zero
        let creator = frame.pointee.account
        let nonce = view.nonce(of: creator)
        guard depth <= Self.depthLimit, view.canPay(value, from: creator), nonce < .max else { return .done }

        let passed = rules.capsCallGas ? gas - gas / 64 : gas
        frame.pointee.gas = gas - passed
        view.setNonce(nonce + 1, of: creator)
        let initcode = UnsafeRawBufferPointer(
            start: frame.pointee.memory + Int(truncatingIfNeeded: size.isZero ? 0 : offset.limb0),
            count: Int(size.limb0))
        let address =
            salted
            ? ContractAddress.salted(frame.pointee.address, salt: salt, initcode: initcode)
            : ContractAddress.sequential(frame.pointee.address, nonce: nonce)
        return beginCreation(
            at: address, creator: creator, creatorAddress: frame.pointee.address, value: value, initcode: initcode,
            gas: passed) ? .entered : .done
    }

    static let hashWordGas: Int64 = 6

    /// Pushes the frame of a creation; returns `false`, with the gas lost, if the address is taken.
    func beginCreation(
        at address: Address, creator: AccountID, creatorAddress: Address, value: UInt256,
        initcode: UnsafeRawBufferPointer, gas: Int64
    ) -> Bool {
        let account = view.account(address)
        _ = view.warm(account)
        guard view.canBecomeContract(account) else { return false }
        let checkpoint = view.checkpoint
        view.createContract(account, nonce: rules.newContractNonce)
        if !value.isZero {
            view.debit(value, from: creator)
            view.credit(value, to: account)
        }
        let code = preparedInitcode(initcode)
        initcodes.append(code)
        push(
            code: .passUnretained(code), gas: gas, input: UnsafeRawBufferPointer(start: nil, count: 0),
            account: account,
            address: address, caller: creatorAddress, value: value, isStatic: false, kind: .creation,
            checkpoint: checkpoint, output: (0, 0))
        return true
    }

    /// Makes the returned bytes the new contract's code; returns `false` if the creation fails over it.
    func depositCode(_ frame: UnsafeMutablePointer<Frame>, _ gas: inout Int64) -> Bool {
        let bytes = returnData.bytes
        defer { returnData.clear() }
        if bytes.count > rules.codeSizeLimit { return false }
        if rules.refusesCodeStartingWithEF && bytes.first == 0xef { return false }
        let cost = 200 * Int64(bytes.count)
        if gas < cost {
            // Before EIP-2 the contract then came into being without code.
            return !rules.failsUnpaidCodeDeposit
        }
        gas -= cost
        if !bytes.isEmpty { view.setCode(Code([UInt8](bytes)), of: frame.pointee.account) }
        return true
    }
}

/// Where new contracts go.
enum ContractAddress {
    /// CREATE and creating transactions: the hash of the RLP list [creator, nonce].
    static func sequential(_ creator: Address, nonce: UInt64) -> Address {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            // 0x94 announces 20 bytes. The nonce is its own byte below 0x80, else a length and the shortest big-endian form.
            buffer[1] = 0x94
            guard let base = buffer.baseAddress else { return .zero }
            creator.store(to: base + 2)
            var end = 22
            if nonce == 0 {
                buffer[end] = 0x80
                end += 1
            } else if nonce < 0x80 {
                buffer[end] = UInt8(nonce)
                end += 1
            } else {
                let byteCount = (71 - nonce.leadingZeroBitCount) / 8
                buffer[end] = 0x80 + UInt8(byteCount)
                for i in 0..<byteCount {
                    buffer[end + 1 + i] = UInt8(truncatingIfNeeded: nonce >> (8 * (byteCount - 1 - i)))
                }
                end += 1 + byteCount
            }
            buffer[0] = 0xc0 + UInt8(end - 1)
            return Address(truncating: Keccak256.hash(UnsafeRawBufferPointer(start: base, count: end)).word)
        }
    }

    /// CREATE2 (EIP-1014): the hash of 0xff, creator, salt and the initcode's hash.
    static func salted(_ creator: Address, salt: UInt256, initcode: UnsafeRawBufferPointer) -> Address {
        withUnsafeTemporaryAllocation(byteCount: 85, alignment: 8) { buffer in
            guard let base = buffer.baseAddress else { return .zero }
            buffer[0] = 0xff
            creator.store(to: base + 1)
            salt.storeBigEndian(to: base + 21)
            Keccak256.hash(initcode).word.storeBigEndian(to: base + 53)
            return Address(truncating: Keccak256.hash(UnsafeRawBufferPointer(buffer)).word)
        }
    }
}
