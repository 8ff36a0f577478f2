import Chain

/// The precompiled contracts of Ethereum up to Cancun (yellow paper, appendix E, and the EIPs named at each contract).
package enum Precompiles {
    /// Every contract of every rule set, in order of address.
    package static let all: [Precompile] = [
        Precompile(1, "ecrecover", since: .frontier, gas: GasRule.constant(3000), run: SenderRecovery.run),
        Precompile(2, "sha256", since: .frontier, gas: GasRule.perWord(60, 12), run: HashContracts.sha256),
        Precompile(3, "ripemd160", since: .frontier, gas: GasRule.perWord(600, 120), run: HashContracts.ripemd160),
        Precompile(4, "identity", since: .frontier, gas: GasRule.perWord(15, 3), run: Identity.run),
        Precompile(5, "modexp", since: .byzantium, gas: ModularExponentiation.gas, run: ModularExponentiation.run),
        Precompile(
            6, "bn254_add", since: .byzantium, gas: GasRule.constant(500, since: .istanbul, 150),
            run: BN254Contracts.add),
        Precompile(
            7, "bn254_mul", since: .byzantium, gas: GasRule.constant(40_000, since: .istanbul, 6000),
            run: BN254Contracts.multiply),
        Precompile(
            8, "bn254_pairing", since: .byzantium, gas: BN254Contracts.pairingGas, run: BN254Contracts.pairing),
        Precompile(9, "blake2f", since: .istanbul, gas: Blake2F.gas, run: Blake2F.run),
        Precompile(10, "point_evaluation", since: .cancun, gas: GasRule.constant(50_000), run: PointEvaluation.run),
    ]

    /// The contracts that a rule set knows, indexed by address: 11 entries, `nil` where there is none (always at 0).
    ///
    /// - Complexity: O(1), a look-up in a table built once.
    package static func active(in fork: Fork) -> [Precompile?] {
        byFork[fork.rawValue]
    }

    private static let byFork: [[Precompile?]] = Fork.allCases.map { fork in
        var contracts = [Precompile?](repeating: nil, count: 11)
        for contract in all where contract.firstFork <= fork {
            contracts[Int(contract.address)] = contract
        }
        return contracts
    }
}
