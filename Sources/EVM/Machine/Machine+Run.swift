import Primitives
import State

/// What the interpreter tells about the instructions it runs. Specialised at compile time: the silent one costs nothing.
protocol StepObserver {
    /// Whether `step` is called, with code decoded in the traced layout.
    static var isActive: Bool { get }

    /// The instruction at `programCounter` is about to run in the innermost frame, whose `sp` and `gas` are up to date.
    mutating func step(_ machine: Machine, programCounter: Int)

    /// The innermost frame has ended, with its output in `machine.returnData`.
    mutating func frameEnded(_ machine: Machine, _ ending: Ending)
}

/// The observer of normal execution.
struct NoObserver: StepObserver {
    static var isActive: Bool { false }
    mutating func step(_ machine: Machine, programCounter: Int) {}
    mutating func frameEnded(_ machine: Machine, _ ending: Ending) {}
}

extension Machine {
    /// Runs the frames under way until none is left; returns how the outermost ended and the gas it left.
    ///
    /// The interpreter loop. Instruction pointer, stack pointer and gas live in local variables and so in registers; everything
    /// that may take long or fail in many ways is a call out of line, which keeps them there. Handlers check neither gas nor
    /// stack: `blockBegin` did, for the whole block.
    func run<Observer: StepObserver>(_ observer: inout Observer) -> (ending: Ending, gasLeft: Int64) {
        while true {
            let ending = runFrame(&observer)
            if Observer.isActive { observer.frameEnded(self, ending) }
            let result = pop(ending)
            if depth == 0 { return result }
        }
    }

    /// Runs the innermost frame, and those that it opens, until one of them ends.
    private func runFrame<Observer: StepObserver>(_ observer: inout Observer) -> Ending {
        var frame = frames + (depth - 1)
        var ip = frame.pointee.ip
        var sp = frame.pointee.sp
        var gas = frame.pointee.gas
        var memory = frame.pointee.memory
        var ending = Ending.failure

        running: while true {
            // Here rather than in the switch, so that jumps do without a second dispatch.
            if ip.pointee.handler == .blockBegin {
                if Observer.isActive {
                    frame.pointee.sp = sp
                    frame.pointee.gas = gas
                    observer.step(self, programCounter: BlockInfo.programCounter(ip.pointee.argument))
                }
                gas &-= Int64(ip.pointee.word)
                let height = sp - frame.pointee.stackBase
                if gas < 0 || height < Int(ip.pointee.half)
                    || height &+ BlockInfo.stackGrowth(ip.pointee.argument) > 1024
                {
                    break running
                }
                ip += 1
            }
            while true {
                switch ip.pointee.handler {

                // MARK: Blocks and jumps

                case .blockBegin: continue running
                case .jump:
                    guard let target = target(frame, sp.pointee) else { break running }
                    sp -= 1
                    ip = target
                    continue running
                case .jumpi:
                    sp -= 2
                    if !sp[1].isZero {
                        guard let target = target(frame, sp[2]) else { break running }
                        ip = target
                        continue running
                    }
                case .undecoded:
                    ip = frame.pointee.code._withUnsafeGuaranteedRef { $0.resolve(ip) }
                    continue running
                case .jumpTo:
                    ip += ip.pointee.distance
                    continue running
                case .jumpToIf:
                    sp -= 1
                    Self.branch(&ip, !sp[1].isZero)
                    continue running
                case .jumpToIfDupEq:
                    let item = Self.item(sp, ip)
                    Self.branch(&ip, item.fitsInUInt64 && item.limb0 == ip.pointee.argument)
                    continue running
                case .jumpToIfZero:
                    sp -= 1
                    Self.branch(&ip, sp[1].isZero)
                    continue running
                case .jumpToIfLt:
                    sp -= 2
                    Self.branch(&ip, sp[2] < sp[1])
                    continue running
                case .jumpToIfNotLt:
                    sp -= 2
                    Self.branch(&ip, sp[2] >= sp[1])
                    continue running
                case .jumpToIfGt:
                    sp -= 2
                    Self.branch(&ip, sp[2] > sp[1])
                    continue running
                case .jumpToIfNotGt:
                    sp -= 2
                    Self.branch(&ip, sp[2] <= sp[1])
                    continue running
                case .jumpToIfSlt:
                    sp -= 2
                    Self.branch(&ip, sp[2].isLessSigned(than: sp[1]))
                    continue running
                case .jumpToIfNotSlt:
                    sp -= 2
                    Self.branch(&ip, !sp[2].isLessSigned(than: sp[1]))
                    continue running
                case .jumpToIfSgt:
                    sp -= 2
                    Self.branch(&ip, sp[1].isLessSigned(than: sp[2]))
                    continue running
                case .jumpToIfNotSgt:
                    sp -= 2
                    Self.branch(&ip, !sp[1].isLessSigned(than: sp[2]))
                    continue running
                case .jumpToIfEq:
                    sp -= 2
                    Self.branch(&ip, sp[2] == sp[1])
                    continue running
                case .jumpToIfNotEq:
                    sp -= 2
                    Self.branch(&ip, sp[2] != sp[1])
                    continue running

                // MARK: Arithmetic and comparison

                case .add: Self.binary(&sp) { $0 &+ $1 }
                case .mul: Self.binary(&sp) { $0 &* $1 }
                case .sub: Self.binary(&sp) { $0 &- $1 }
                case .div: Self.binary(&sp) { $0 / $1 }
                case .sdiv: Self.binary(&sp) { $0.dividedSigned(by: $1) }
                case .mod: Self.binary(&sp) { $0 % $1 }
                case .smod: Self.binary(&sp) { $0.remainderSigned(by: $1) }
                case .addmod:
                    sp -= 2
                    sp[0] = sp[2].adding(sp[1], modulo: sp[0])
                case .mulmod:
                    sp -= 2
                    sp[0] = sp[2].multiplying(sp[1], modulo: sp[0])
                case .exp:
                    gas &-= exponentGas(sp[-1])
                    if gas < 0 { break running }
                    Self.binary(&sp) { $0.raised(to: $1) }
                case .signextend: Self.binary(&sp) { $1.signExtended(fromByte: $0) }
                case .lt: Self.binary(&sp) { UInt256($0 < $1) }
                case .gt: Self.binary(&sp) { UInt256($0 > $1) }
                case .slt: Self.binary(&sp) { UInt256($0.isLessSigned(than: $1)) }
                case .sgt: Self.binary(&sp) { UInt256($1.isLessSigned(than: $0)) }
                case .eq: Self.binary(&sp) { UInt256($0 == $1) }
                case .iszero: sp[0] = UInt256(sp[0].isZero)
                case .and: Self.binary(&sp) { $0 & $1 }
                case .or: Self.binary(&sp) { $0 | $1 }
                case .xor: Self.binary(&sp) { $0 ^ $1 }
                case .not: sp[0] = ~sp[0]
                case .byte: Self.binary(&sp) { $1.byte(at: $0) }
                case .shl: Self.binary(&sp) { $1 << $0.clampedToUInt64 }
                case .shr: Self.binary(&sp) { $1 >> $0.clampedToUInt64 }
                case .sar: Self.binary(&sp) { $1.shiftedRightArithmetically(by: $0) }

                case .pushAdd: sp[0] = UInt256(ip.pointee.argument) &+ sp[0]
                case .pushSub: sp[0] = UInt256(ip.pointee.argument) &- sp[0]
                case .pushMul: sp[0] = UInt256(ip.pointee.argument) &* sp[0]
                case .pushAnd: sp[0] = UInt256(ip.pointee.argument & sp[0].limb0)
                case .wideAnd: sp[0] = sp[0] & Self.constant(ip)
                case .pushShl: sp[0] = sp[0] << ip.pointee.argument
                case .pushShr: sp[0] = sp[0] >> ip.pointee.argument
                case .pushEq: sp[0] = UInt256(sp[0].fitsInUInt64 && sp[0].limb0 == ip.pointee.argument)
                case .pushLt: sp[0] = UInt256(!sp[0].fitsInUInt64 || sp[0].limb0 > ip.pointee.argument)
                case .pushGt: sp[0] = UInt256(sp[0].fitsInUInt64 && sp[0].limb0 < ip.pointee.argument)
                case .dupAdd: sp[0] = Self.item(sp, ip) &+ sp[0]
                case .dupSub: sp[0] = Self.item(sp, ip) &- sp[0]
                case .dupMul: sp[0] = Self.item(sp, ip) &* sp[0]
                case .dupLt: sp[0] = UInt256(Self.item(sp, ip) < sp[0])
                case .dupGt: sp[0] = UInt256(Self.item(sp, ip) > sp[0])
                case .dupEq: sp[0] = UInt256(Self.item(sp, ip) == sp[0])
                case .dupAnd: sp[0] = Self.item(sp, ip) & sp[0]
                case .swap1Sub: Self.binary(&sp) { $1 &- $0 }

                // MARK: Stack

                case .pushSmall: Self.push(&sp, UInt256(ip.pointee.argument))
                case .pushWide: Self.push(&sp, Self.constant(ip))
                case .dup: Self.push(&sp, Self.item(sp, ip))
                case .pushDup:
                    Self.push(&sp, UInt256(ip.pointee.argument))
                    Self.push(&sp, sp[1 - Int(ip.pointee.word)])
                case .pushSwap:
                    sp += 1
                    let other = sp - Int(ip.pointee.word)
                    sp.pointee = other.pointee
                    other.pointee = UInt256(ip.pointee.argument)
                case .dupDup:
                    Self.push(&sp, Self.item(sp, ip))
                    Self.push(&sp, sp[1 - Int(ip.pointee.word)])
                case .dupSwap:
                    Self.push(&sp, Self.item(sp, ip))
                    Self.swap(sp, Int(ip.pointee.word))
                case .swap: Self.swap(sp, Int(ip.pointee.small))
                case .swapSwap:
                    Self.swap(sp, Int(ip.pointee.small))
                    Self.swap(sp, Int(ip.pointee.word))
                case .swapPop:
                    sp[-Int(ip.pointee.small)] = sp[0]
                    sp -= 1
                case .pop: sp -= 1
                case .pop2: sp -= 2
                case .pop3: sp -= 3

                // MARK: Memory

                case .mload:
                    guard let word = memoryWord(frame, memory, sp[0], &gas) else { break running }
                    sp[0] = UInt256(loadingBigEndian: word)
                case .pushMload:
                    guard let word = memoryWord(frame, memory, UInt256(ip.pointee.argument), &gas) else {
                        break running
                    }
                    Self.push(&sp, UInt256(loadingBigEndian: word))
                case .addMload:
                    sp -= 1
                    guard let word = memoryWord(frame, memory, sp[1] &+ sp[0], &gas) else { break running }
                    sp[0] = UInt256(loadingBigEndian: word)
                case .dupMload:
                    guard let word = memoryWord(frame, memory, Self.item(sp, ip), &gas) else { break running }
                    Self.push(&sp, UInt256(loadingBigEndian: word))
                case .mstore:
                    guard let word = memoryWord(frame, memory, sp[0], &gas) else { break running }
                    sp[-1].storeBigEndian(to: word)
                    sp -= 2
                case .pushMstore:
                    guard let word = memoryWord(frame, memory, UInt256(ip.pointee.argument), &gas) else {
                        break running
                    }
                    sp[0].storeBigEndian(to: word)
                    sp -= 1
                case .dup2Mstore:
                    // The value is on top, the offset below it stays.
                    guard let word = memoryWord(frame, memory, sp[-1], &gas) else { break running }
                    sp[0].storeBigEndian(to: word)
                    sp -= 1
                case .mstore8:
                    gas = require(frame, sp[0], 1, gas)
                    if gas < 0 { break running }
                    memory.storeBytes(
                        of: UInt8(truncatingIfNeeded: sp[-1].limb0), toByteOffset: Int(truncatingIfNeeded: sp[0].limb0),
                        as: UInt8.self)
                    sp -= 2
                case .msize: Self.push(&sp, UInt256(UInt64(frame.pointee.memorySize)))
                case .mcopy:
                    gas = copyMemory(frame, sp, gas)
                    if gas < 0 { break running }
                    sp -= 3
                case .keccak256:
                    gas = keccak256(frame, sp, gas)
                    if gas < 0 { break running }
                    sp -= 1

                // MARK: Environment

                case .address: Self.push(&sp, frame.pointee.address.word)
                case .balance:
                    gas = balance(sp, gas)
                    if gas < 0 { break running }
                case .origin: Self.push(&sp, origin.word)
                case .caller: Self.push(&sp, frame.pointee.caller.word)
                case .callvalue: Self.push(&sp, frame.pointee.value)
                case .calldataload: sp[0] = Self.inputWord(frame, sp[0])
                case .calldatasize: Self.push(&sp, UInt256(UInt64(frame.pointee.input.count)))
                case .calldatacopy:
                    gas = copy(frame, sp, from: frame.pointee.input, gas)
                    if gas < 0 { break running }
                    sp -= 3
                case .codesize: Self.push(&sp, UInt256(UInt64(Self.code(frame).count)))
                case .codecopy:
                    gas = copy(frame, sp, from: Self.code(frame), gas)
                    if gas < 0 { break running }
                    sp -= 3
                case .gasprice: Self.push(&sp, gasPrice)
                case .extcodesize:
                    gas = codeSize(sp, gas)
                    if gas < 0 { break running }
                case .extcodecopy:
                    gas = copyCode(frame, sp, gas)
                    if gas < 0 { break running }
                    sp -= 4
                case .returndatasize: Self.push(&sp, UInt256(UInt64(returnData.count)))
                case .returndatacopy:
                    gas = copyReturnData(frame, sp, gas)
                    if gas < 0 { break running }
                    sp -= 3
                case .extcodehash:
                    gas = codeHash(sp, gas)
                    if gas < 0 { break running }
                case .blockhash: sp[0] = blockHash(sp[0])
                case .coinbase: Self.push(&sp, environment.feeRecipient.word)
                case .timestamp: Self.push(&sp, UInt256(environment.timestamp))
                case .number: Self.push(&sp, UInt256(environment.number))
                case .prevrandao: Self.push(&sp, rules.hasRandomness ? environment.randomness : environment.difficulty)
                case .gaslimit: Self.push(&sp, UInt256(environment.gasLimit))
                case .chainid: Self.push(&sp, UInt256(environment.chainID))
                case .selfbalance: Self.push(&sp, view.balance(of: frame.pointee.account))
                case .basefee: Self.push(&sp, environment.baseFee)
                case .blobhash: sp[0] = blobHash(sp[0])
                case .blobbasefee: Self.push(&sp, environment.blobBaseFee)
                case .gas: Self.push(&sp, UInt256(UInt64(gas)))

                // MARK: Storage and logs

                case .sload:
                    if view.loadStorage(frame.pointee.account, sp) {
                        gas &-= Int64(rules.coldSlotSurcharge)
                        if gas < 0 { break running }
                    }
                case .sstore:
                    gas = store(frame, sp, gas)
                    if gas < 0 { break running }
                    sp -= 2
                case .tload: sp[0] = view.transientValue(frame.pointee.account, sp[0])
                case .tstore:
                    if frame.pointee.isStatic { break running }
                    view.setTransientValue(frame.pointee.account, sp[0], to: sp[-1])
                    sp -= 2
                case .log:
                    gas = log(frame, sp, topicCount: Int(ip.pointee.small), gas)
                    if gas < 0 { break running }
                    sp -= 2 + Int(ip.pointee.small)

                // MARK: Calls, creations and endings

                case .call, .callcode, .delegatecall, .staticcall, .create, .create2:
                    frame.pointee.ip = ip + 1
                    frame.pointee.sp = sp
                    frame.pointee.gas = gas
                    let step =
                        switch ip.pointee.handler {
                        case .call: call(frame, .call)
                        case .callcode: call(frame, .callcode)
                        case .delegatecall: call(frame, .delegatecall)
                        case .staticcall: call(frame, .staticcall)
                        case .create: create(frame, salted: false)
                        default: create(frame, salted: true)
                        }
                    switch step {
                    case .done:
                        ip = frame.pointee.ip
                        sp = frame.pointee.sp
                        gas = frame.pointee.gas
                    case .entered:
                        frame = frames + (depth - 1)
                        ip = frame.pointee.ip
                        sp = frame.pointee.sp
                        gas = frame.pointee.gas
                        memory = frame.pointee.memory
                        returnData.clear()
                    case .failed: break running
                    }
                    continue running
                case .stop:
                    returnData.clear()
                    ending = .success
                    break running
                case .return, .revert:
                    gas = returnMemory(frame, sp, gas)
                    if gas < 0 { break running }
                    ending = ip.pointee.handler == .return ? .success : .revert
                    break running
                case .selfdestruct:
                    gas = selfdestruct(frame, sp[0], gas)
                    if gas < 0 { break running }
                    returnData.clear()
                    ending = .success
                    break running
                case .invalid, .invalidJump: break running
                default: Self.neverDecoded()
                }
                ip += 1
            }
        }
        frame.pointee.gas = gas
        frame.pointee.sp = sp
        return ending
    }

    // MARK: Inlined parts of handlers

    @inline(__always)
    private static func binary(
        _ sp: inout UnsafeMutablePointer<UInt256>, _ operation: (_ top: UInt256, _ second: UInt256) -> UInt256
    ) {
        sp[-1] = operation(sp[0], sp[-1])
        sp -= 1
    }

    @inline(__always)
    private static func push(_ sp: inout UnsafeMutablePointer<UInt256>, _ value: UInt256) {
        sp[1] = value
        sp += 1
    }

    /// Goes to a static jump's target or on. Without a branch of its own: the dispatch that follows is predicted anyway.
    @inline(__always)
    private static func branch(_ ip: inout UnsafePointer<Instruction>, _ condition: Bool) {
        ip += condition ? ip.pointee.distance : 1
    }

    @inline(__always)
    private static func swap(_ sp: UnsafeMutablePointer<UInt256>, _ distance: Int) {
        let other = sp - distance
        let top = sp.pointee
        sp.pointee = other.pointee
        other.pointee = top
    }

    /// The stack item that a DUP names, counted from 1 at the top.
    @inline(__always)
    private static func item(_ sp: UnsafeMutablePointer<UInt256>, _ ip: UnsafePointer<Instruction>) -> UInt256 {
        sp[1 - Int(ip.pointee.small)]
    }

    @inline(__always)
    private static func constant(_ ip: UnsafePointer<Instruction>) -> UInt256 {
        // `PreparedCode` put a valid address here.
        UnsafePointer<UInt256>(bitPattern: UInt(ip.pointee.argument)).unsafelyUnwrapped.pointee
    }

    @inline(__always)
    private func target(_ frame: UnsafeMutablePointer<Frame>, _ destination: UInt256) -> UnsafePointer<Instruction>? {
        frame.pointee.code._withUnsafeGuaranteedRef { $0.target(of: destination) }
    }

    /// Where the 32 bytes at `offset` are, after growing the memory if need be; `nil` if gas does not suffice.
    @inline(__always)
    private func memoryWord(
        _ frame: UnsafeMutablePointer<Frame>, _ memory: UnsafeMutableRawPointer, _ offset: UInt256, _ gas: inout Int64
    ) -> UnsafeMutableRawPointer? {
        let size = UInt64(frame.pointee.memorySize)
        if !(offset.fitsInUInt64 && offset.limb0 < size && offset.limb0 &+ 31 < size) {
            gas = requireWord(frame, offset, gas)
            if gas < 0 { return nil }
        }
        return memory + Int(truncatingIfNeeded: offset.limb0)
    }

    @inline(never)
    private func requireWord(_ frame: UnsafeMutablePointer<Frame>, _ offset: UInt256, _ gas: Int64) -> Int64 {
        require(frame, offset, 32, gas)
    }

    @inline(__always)
    private static func code(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeRawBufferPointer {
        frame.pointee.code._withUnsafeGuaranteedRef { UnsafeRawBufferPointer(start: $0.bytes, count: $0.byteCount) }
    }

    @inline(never)
    private static func neverDecoded() -> Never {
        fatalError("the decoder emitted a reserved handler")
    }
}
