extension ChainRules {
    /// The rules in force under `fork`.
    public static func rules(of fork: Fork) -> ChainRules { table[fork.rawValue] }

    /// What each fork changes against the one before it, with the proposal that says so.
    private static let changes: [(fork: Fork, apply: @Sendable (inout ChainRules) -> Void)] = [
        (.frontier, { _ in }),
        (
            .homestead,
            {
                // EIP-2
                $0.createTransactionGas = 32_000
                $0.requiresLowS = true
                $0.failsUnpaidCodeDeposit = true
            }
        ),
        (
            .tangerineWhistle,
            {
                // EIP-150
                $0.gas.codeAccess = 700
                $0.gas.balance = 400
                $0.gas.sload = 200
                $0.gas.call = 700
                $0.gas.selfdestruct = 5_000
                $0.selfdestructNewAccountGas = 25_000
                $0.capsCallGas = true
            }
        ),
        (
            .spuriousDragon,
            {
                $0.acceptsReplayProtection = true  // EIP-155
                $0.gas.exponentByte = 50  // EIP-160
                $0.removesEmptyAccounts = true  // EIP-161
                $0.newContractNonce = 1
                $0.codeSizeLimit = 24_576  // EIP-170
            }
        ),
        (
            .byzantium,
            {
                $0.hasReceiptStatus = true  // EIP-658
                $0.blockRewardInEther = 3  // EIP-649
            }
        ),
        (
            .constantinople,
            {
                // EIP-1283
                $0.storage.isNet = true
                $0.storage.noop = 200
                $0.blockRewardInEther = 2  // EIP-1234
            }
        ),
        (.petersburg, { $0.storage = StorageGas() }),  // EIP-1716 withdraws EIP-1283
        (
            .istanbul,
            {
                // EIP-1884
                $0.gas.sload = 800
                $0.gas.balance = 700
                $0.gas.codeHash = 700
                $0.nonZeroInputByteGas = 16  // EIP-2028
                // EIP-2200
                $0.storage.isNet = true
                $0.storage.noop = 800
                $0.storage.sentry = 2_300
            }
        ),
        (
            .berlin,
            {
                // EIP-2929
                $0.gas.sload = 100
                $0.gas.balance = 100
                $0.gas.codeAccess = 100
                $0.gas.codeHash = 100
                $0.gas.call = 100
                $0.coldAccountSurcharge = 2_500
                $0.coldSlotSurcharge = 2_000
                $0.coldSlotWriteSurcharge = 2_100
                $0.coldBeneficiaryGas = 2_600
                $0.storage.noop = 100
                $0.storage.reset = 2_900
                $0.newestTransactionKind = 1  // EIP-2930
            }
        ),
        (
            .london,
            {
                // EIP-1559
                $0.newestTransactionKind = 2
                $0.hasBaseFee = true
                // EIP-3529
                $0.refundQuotient = 5
                $0.selfdestructRefund = 0
                $0.storage.clearRefund = 4_800
                $0.refusesCodeStartingWithEF = true  // EIP-3541
                $0.refusesSendersWithCode = true  // EIP-3607
            }
        ),
        (
            .paris,
            {
                // EIP-3675, EIP-4399
                $0.blockRewardInEther = 0
                $0.hasRandomness = true
            }
        ),
        (
            .shanghai,
            {
                $0.warmsFeeRecipient = true  // EIP-3651
                $0.hasWithdrawals = true  // EIP-4895
                // EIP-3860
                $0.initcodeSizeLimit = 49_152
                $0.initcodeWordGas = 2
            }
        ),
        (
            .cancun,
            {
                $0.storesBeaconRoots = true  // EIP-4788
                // EIP-4844
                $0.newestTransactionKind = 3
                $0.hasBlobs = true
                $0.destroysOnlyNewContracts = true  // EIP-6780
            }
        ),
    ]

    private static let table: [ChainRules] = {
        var rules = ChainRules()
        return changes.map { change in
            rules.fork = change.fork
            change.apply(&rules)
            return rules
        }
    }()
}
