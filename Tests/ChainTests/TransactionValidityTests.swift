import Chain
import Primitives
import Testing

/// Each rule on both sides of its limit and of the fork that brought it.
@Suite struct TransactionValidityTests {
    private func check(
        _ fork: Fork, chainID: UInt64 = 1, kind: Int = 0, _ change: (inout Transaction) -> Void = { _ in }
    ) throws -> TransactionInvalidity? {
        var transaction = try SampleBlock.transactions()[kind]
        change(&transaction)
        do {
            try transaction.validate(under: .rules(of: fork), chainID: chainID)
            return nil
        } catch {
            return error
        }
    }

    @Test func kindsArriveWithTheirForks() throws {
        for (index, kind, first) in [
            (0, .legacy, .frontier), (2, .accessList, .berlin), (3, .dynamicFee, .london), (4, .blob, .cancun),
        ] as [(Int, Transaction.Kind, Fork)] {
            for fork in Fork.allCases {
                #expect(try check(fork, kind: index) == (fork < first ? .unsupportedKind(kind) : nil))
            }
        }
    }

    @Test func chains() throws {
        #expect(try check(.tangerineWhistle, kind: 1) == .replayProtectionTooEarly)
        #expect(try check(.spuriousDragon, kind: 1) == nil)
        #expect(try check(.cancun, chainID: 2, kind: 1) == .wrongChain(expected: 2, found: 1))
        #expect(try check(.cancun, chainID: 2, kind: 3) == .wrongChain(expected: 2, found: 1))
        #expect(try check(.cancun, chainID: 2, kind: 0) == nil)
    }

    @Test func lowS() throws {
        #expect(try check(.homestead) { $0.signature?.s = Secp256k1.halfOrder } == nil)
        #expect(try check(.homestead) { $0.signature?.s = Secp256k1.halfOrder &+ 1 } == .highS)
        #expect(try check(.frontier) { $0.signature?.s = Secp256k1.halfOrder &+ 1 } == nil)
    }

    @Test func nonceAndFees() throws {
        #expect(try check(.frontier) { $0.nonce = .max - 1 } == nil)
        #expect(try check(.frontier) { $0.nonce = .max } == .nonceTooHigh)
        #expect(try check(.london, kind: 3) { $0.maxPriorityFeePerGas = $0.maxFeePerGas } == nil)
        #expect(
            try check(.london, kind: 3) { $0.maxPriorityFeePerGas = $0.maxFeePerGas &+ 1 } == .priorityFeeAboveMaxFee)
        #expect(try check(.london) { $0.maxFeePerGas = .max } == .costOverflow)
    }

    @Test func intrinsicGas() throws {
        // Two zero and two other bytes of input.
        #expect(try check(.byzantium) { $0.gasLimit = 21_144 } == nil)
        #expect(
            try check(.byzantium) { $0.gasLimit = 21_143 } == .gasLimitBelowIntrinsic(intrinsic: 21_144, limit: 21_143))
        let all = try SampleBlock.transactions()
        #expect(all[0].intrinsicGas(under: .rules(of: .istanbul)) == 21_040)
        #expect(all[2].intrinsicGas(under: .rules(of: .berlin)) == 21_040 + 2 * 2_400 + 3 * 1_900)
        #expect(all[5].intrinsicGas(under: .rules(of: .frontier)) == 21_144)
        #expect(all[5].intrinsicGas(under: .rules(of: .london)) == 53_040)
        #expect(all[5].intrinsicGas(under: .rules(of: .shanghai)) == 53_042)
    }

    @Test func initcode() throws {
        func withInitcode(_ count: Int) -> (inout Transaction) -> Void {
            {
                $0.input = Array(repeating: 0, count: count)
                $0.gasLimit = 1_000_000
            }
        }
        #expect(try check(.shanghai, kind: 5, withInitcode(49_152)) == nil)
        #expect(try check(.shanghai, kind: 5, withInitcode(49_153)) == .initcodeTooLarge(limit: 49_152, found: 49_153))
        #expect(try check(.paris, kind: 5, withInitcode(49_153)) == nil)
        #expect(try check(.shanghai, kind: 0, withInitcode(49_153)) == nil)
    }

    @Test func blobs() throws {
        #expect(try check(.cancun, kind: 4) { $0.to = nil } == .blobCreation)
        #expect(try check(.cancun, kind: 4) { $0.blobVersionedHashes = [] } == .blobCount(limit: 6, found: 0))
        #expect(
            try check(.cancun, kind: 4) {
                $0.blobVersionedHashes = Array(repeating: $0.blobVersionedHashes[0], count: 7)
            } == .blobCount(limit: 6, found: 7))
        #expect(
            try check(.cancun, kind: 4) { $0.blobVersionedHashes = [Hash256(5)] } == .blobHashVersion(Hash256(5)))
    }
}
