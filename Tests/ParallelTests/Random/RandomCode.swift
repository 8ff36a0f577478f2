import Chain
import Primitives
import TestSupport

/// Random programs that do what makes transactions meet: they read and write few slots, look at each other's balances and code,
/// call and pay each other, create and destroy.
///
/// Every program is well formed (its stack is in order, its jumps land), so that most of them get far; what fails does so for
/// reasons of state and gas.
struct RandomCode {
    var random: SplitMix64
    let fork: Fork
    /// Addresses that programs look at and call.
    var addresses: [Address]
    /// What programs create.
    var initcodes: [[UInt8]] = []

    private static let slots: UInt64 = 4

    mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func element<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    // MARK: Words

    mutating func word(_ depth: Int) -> Word {
        guard depth > 0 else { return leaf() }
        switch below(14) {
        case 0, 1, 2: return leaf()
        case 3, 4: return .slot(key())
        case 5: return word(depth - 1) + word(depth - 1)
        case 6: return word(depth - 1) * word(depth - 1)
        case 7: return word(depth - 1) - leaf()
        case 8: return word(depth - 1) < word(depth - 1)
        case 9: return (word(depth - 1) == leaf()).isZero
        case 10, 11: return call()
        case 12: return observation()
        default: return chance(30) ? creation() : .slot(key())
        }
    }

    private mutating func leaf() -> Word {
        switch below(9) {
        case 0, 1, 2: return Word(UInt256(UInt64(below(6))))
        case 3: return .input(UInt64(below(2)))
        case 4: return element(of: [.caller, .origin, .address, .coinbase])
        case 5: return .callValue
        case 6: return observation()
        case 7: return fork >= .cancun ? .transient(key()) : .slot(key())
        default: return .slot(key())
        }
    }

    /// One of few slots, sometimes which one follows from the state.
    private mutating func key() -> Word {
        let key = Word(UInt256(UInt64(below(Int(Self.slots)))))
        return chance(20) ? (.slot(key) + .input(0)) % Word(UInt256(Self.slots)) : key
    }

    /// Something that other transactions change.
    private mutating func observation() -> Word {
        let address = address()
        switch below(6) {
        case 0, 1: return .balance(of: address)
        case 2: return .balance(of: .coinbase)
        case 3: return .codeSize(of: address)
        case 4: return fork >= .constantinople ? .codeHash(of: address) : .codeSize(of: address)
        default: return fork >= .istanbul ? .selfBalance : .balance(of: .address)
        }
    }

    private mutating func address() -> Word {
        chance(8) ? .slot(key()) : chance(10) ? .coinbase : Word(element(of: addresses))
    }

    private mutating func call() -> Word {
        var kind = chance(60) ? Word.CallKind.call : element(of: Word.CallKind.allCases)
        // DELEGATECALL is Homestead's, STATICCALL Byzantium's.
        if kind == .delegateCall && fork < .homestead || kind == .staticCall && fork < .byzantium { kind = .call }
        // Until EIP-150 a call that asks for more gas than there is fails.
        let gas: Word = fork < .tangerineWhistle || chance(30) ? Word(UInt256(UInt64(20_000 + below(40_000)))) : .gas
        return .call(
            address(), value: chance(40) ? Word(UInt256(UInt64(below(4)))) : 0, inputWords: UInt64(below(3)),
            outputWords: UInt64(below(2)), gas: gas, kind: kind)
    }

    private mutating func creation() -> Word {
        guard !initcodes.isEmpty else { return leaf() }
        let value: Word = chance(50) ? Word(UInt256(UInt64(below(3)))) : 0
        let initcode = element(of: initcodes)
        if fork < .constantinople || chance(30) { return .create(initcode, value: value) }
        return .create2(initcode, salt: Word(UInt256(UInt64(below(2)))), value: value)
    }

    // MARK: Statements

    mutating func program(statements: Int, destroys: Int) -> Statement {
        var code = (0..<1 + below(statements)).map { _ in statement(3) }
        if chance(destroys) {
            let condition = element(of: [.input(0) == 1, .callValue == 1, .slot(key()) % 3 == 1])
            code.append(.if(condition, .selfDestruct(to: address())))
        }
        if chance(20) { code.append(.return(word(2))) }
        return Statement(code)
    }

    private mutating func statement(_ depth: Int) -> Statement {
        switch below(14) {
        case 0, 1, 2, 3: return .set(key(), word(depth))
        case 4: return .set(key(), .slot(key()) + 1)
        case 5: return .log(leaf(), word(depth - 1))
        case 6: return .drop(call())
        case 7: return [.memory(Word(UInt256(UInt64(32 * below(3)))), word(depth - 1)), .set(key(), .memory(0))]
        case 8, 9: return depth > 0 ? .if(word(1), statement(depth - 1)) : .set(key(), leaf())
        case 10: return .if(word(1) % 4 == 3, chance(70) ? .revert : .invalid)
        case 11: return fork >= .cancun ? .setTransient(key(), word(1)) : .set(key(), word(1))
        case 12: return .set(key(), creation())
        // What was created is called at once.
        default: return .drop(.call(creation(), inputWords: 2, gas: 60_000))
        }
    }
}
