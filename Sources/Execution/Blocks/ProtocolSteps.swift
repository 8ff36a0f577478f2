import Chain
import Primitives
import State

/// What the protocol itself does to the state around a block's transactions. Each step is a transaction of its own to the view.
enum ProtocolSteps {
    /// The contract that keeps parent beacon block roots (EIP-4788).
    static let beaconRootsContract = Address(
        high: 0x000f_3df6, middle: 0xd732_807e_f131_9fb7, low: 0xb8bb_8522_d0be_ac02)

    private static let weiPerEther = UInt256(1_000_000_000_000_000_000 as UInt64)
    private static let weiPerGwei = UInt256(1_000_000_000 as UInt64)

    /// Before the transactions: hands the parent beacon block's root to its contract (EIP-4788).
    static func storeBeaconRoot(
        of header: BlockHeader, by virtualMachine: any VirtualMachine, rules: ChainRules, in view: TransactionView
    ) {
        guard rules.storesBeaconRoots, let root = header.parentBeaconBlockRoot else { return }
        virtualMachine.systemCall(to: beaconRootsContract, input: root.bytes, in: view)
    }

    /// After the transactions: pays the producer and the ommers' producers (yellow paper, section 11.3). An ommer of an age of
    /// `k` blocks earns `(8 - k) / 8` of the reward, its inclusion 1/32.
    static func reward(_ reward: BlockOptions.Reward, for block: Block, rules: ChainRules, in view: TransactionView) {
        switch reward {
        case .none: return
        case .touchOnly: credit([(block.header.beneficiary, .zero)], rules: rules, in: view)
        case .full:
            guard rules.blockRewardInEther > 0 else { return }
            let base = UInt256(rules.blockRewardInEther) &* weiPerEther
            let inclusion = (base / 32) &* UInt256(UInt64(block.ommers.count))
            var payments = [(block.header.beneficiary, base &+ inclusion)]
            for ommer in block.ommers {
                // A header's age is checked where headers are; here it only must not wrap.
                let age = block.header.number &- ommer.number
                payments.append((ommer.beneficiary, age < 8 ? base &* UInt256(8 - age) / 8 : .zero))
            }
            credit(payments, rules: rules, in: view)
        }
    }

    /// After the transactions: credits validators' withdrawals (EIP-4895).
    static func creditWithdrawals(of block: Block, rules: ChainRules, in view: TransactionView) {
        guard rules.hasWithdrawals, let withdrawals = block.withdrawals, !withdrawals.isEmpty else { return }
        credit(
            withdrawals.map { ($0.address, UInt256($0.amount) &* weiPerGwei) }, rules: rules, in: view)
    }

    private static func credit(
        _ payments: [(recipient: Address, wei: UInt256)], rules: ChainRules, in view: TransactionView
    ) {
        view.beginTransaction()
        for payment in payments { view.credit(payment.wei, to: view.account(payment.recipient)) }
        view.finishTransaction(removingEmptyAccounts: rules.removesEmptyAccounts)
    }
}
