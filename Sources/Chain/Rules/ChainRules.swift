import Primitives

/// Every protocol rule that differs between forks, as data. The values here are Frontier's; `ChainRules+Forks.swift` lists
/// what each later fork changes. Gas is in gas units, sizes in bytes.
public struct ChainRules: Sendable, Equatable {
    public var fork = Fork.frontier

    // MARK: Transactions

    /// The newest transaction type accepted (EIP-2718).
    public var newestTransactionKind: UInt8 = 0
    /// Whether a legacy signature may bind a chain (EIP-155).
    public var acceptsReplayProtection = false
    /// Whether signatures need `s` in the lower half of the curve order (EIP-2).
    public var requiresLowS = false
    /// Intrinsic gas on top of 21,000 for a transaction that creates a contract (EIP-2).
    public var createTransactionGas: UInt64 = 0
    /// Intrinsic gas per non-zero byte of input (EIP-2028).
    public var nonZeroInputByteGas: UInt64 = 68
    /// Whether senders with code are refused (EIP-3607).
    public var refusesSendersWithCode = false
    /// Whether blocks carry a base fee that is burnt (EIP-1559).
    public var hasBaseFee = false
    /// The divisor that bounds refunds: at most `gasUsed / refundQuotient` (EIP-3529).
    public var refundQuotient: UInt64 = 2
    /// Whether receipts carry a status instead of a state root (EIP-658).
    public var hasReceiptStatus = false
    /// Whether the fee recipient is warm from the start (EIP-3651).
    public var warmsFeeRecipient = false
    /// Whether transactions may carry blobs (EIP-4844).
    public var hasBlobs = false

    // MARK: Instructions

    /// Base costs of the instructions that forks repriced. From Berlin on these are the warm costs.
    public var gas = RepricedGas()
    /// How SSTORE is charged and refunded.
    public var storage = StorageGas()
    /// Added to an instruction's base cost on first access of an account; 0 before EIP-2929.
    public var coldAccountSurcharge: UInt64 = 0
    /// Added to SLOAD's base cost on first access of a slot; 0 before EIP-2929.
    public var coldSlotSurcharge: UInt64 = 0
    /// The whole cost that SSTORE adds on first access of a slot; 0 before EIP-2929.
    public var coldSlotWriteSurcharge: UInt64 = 0
    /// Charged by SELFDESTRUCT when the beneficiary is accessed first; 0 before EIP-2929.
    public var coldBeneficiaryGas: UInt64 = 0
    /// Whether a call passes at most 63/64 of what is left instead of failing (EIP-150).
    public var capsCallGas = false
    /// Charged by SELFDESTRUCT when the beneficiary comes into being (EIP-150).
    public var selfdestructNewAccountGas: UInt64 = 0
    /// Refunded per destroyed account; 0 from EIP-3529 on.
    public var selfdestructRefund: UInt64 = 24_000
    /// Whether SELFDESTRUCT removes only contracts created in the same transaction (EIP-6780).
    public var destroysOnlyNewContracts = false
    /// Whether DIFFICULTY returns the beacon chain's randomness (EIP-4399).
    public var hasRandomness = false

    // MARK: Accounts and contracts

    /// Whether touched empty accounts are removed, and only value makes accounts (EIP-161).
    public var removesEmptyAccounts = false
    /// The nonce a new contract starts with (EIP-161).
    public var newContractNonce: UInt64 = 0
    /// Whether a contract whose code cannot be paid for fails instead of staying empty (EIP-2).
    public var failsUnpaidCodeDeposit = false
    /// The largest code (EIP-170).
    public var codeSizeLimit = Int.max
    /// The largest initcode (EIP-3860).
    public var initcodeSizeLimit = Int.max
    /// Charged per word of initcode (EIP-3860).
    public var initcodeWordGas: UInt64 = 0
    /// Whether code must not begin with 0xEF (EIP-3541).
    public var refusesCodeStartingWithEF = false

    // MARK: Blocks

    /// The miner's reward in ether (EIP-649, EIP-1234); none from Paris on.
    public var blockRewardInEther: UInt64 = 5
    /// Whether blocks carry withdrawals (EIP-4895).
    public var hasWithdrawals = false
    /// Whether blocks store the parent beacon block's root in a system contract (EIP-4788).
    public var storesBeaconRoots = false

    /// Base costs of the instructions that forks repriced (EIP-150, EIP-160, EIP-1884, EIP-2929).
    public struct RepricedGas: Sendable, Equatable {
        public var sload: UInt64 = 50
        public var balance: UInt64 = 20
        public var codeAccess: UInt64 = 20
        public var codeHash: UInt64 = 400
        public var call: UInt64 = 40
        public var selfdestruct: UInt64 = 0
        public var exponentByte: UInt64 = 10
    }

    /// SSTORE's price list (EIP-1283, EIP-2200, EIP-3529).
    public struct StorageGas: Sendable, Equatable {
        /// Whether the price depends on the slot's value before the transaction.
        public var isNet = false
        /// SSTORE fails when no more than this is left (EIP-2200).
        public var sentry: UInt64 = 0
        /// From zero to something.
        public var set: UInt64 = 20_000
        /// From something to something else, or to zero.
        public var reset: UInt64 = 5_000
        /// Net metering only: no change, or a slot already changed in this transaction.
        public var noop: UInt64 = 0
        /// Refunded when a slot becomes zero.
        public var clearRefund: Int64 = 15_000
    }
}
