import Chain
import Primitives

extension Workload {
    /// Distinct senders, distinct recipients, which exist.
    func addTransfers(to builder: inout BlockBuilder) {
        for index in 0..<transactions { addTransfer(index, to: &builder) }
    }

    func addTransfer(_ index: Int, to builder: inout BlockBuilder) {
        let recipient = builder.accounts.address(.recipient, index)
        builder.fund(recipient, Ether.one)
        builder.pay(from: builder.sender(index), to: recipient)
    }

    func addTransfersToOne(to builder: inout BlockBuilder) {
        let recipient = builder.accounts.address(.recipient)
        builder.fund(recipient, Ether.one)
        for index in 0..<transactions { builder.pay(from: builder.sender(index), to: recipient) }
    }

    func addTransfersFromOne(to builder: inout BlockBuilder) {
        let sender = builder.sender(0)
        for index in 0..<transactions {
            let recipient = builder.accounts.address(.recipient, index)
            builder.fund(recipient, Ether.one)
            builder.pay(from: sender, to: recipient)
        }
    }
}

extension BlockBuilder {
    /// The sender of this index, with an ether to begin with.
    mutating func sender(_ index: Int) -> Account {
        let account = accounts.account(.sender, index)
        fund(account.address, Ether.one)
        return account
    }

    /// A payment of up to an ether, which the sender has before the block.
    ///
    /// - Returns: the amount.
    @discardableResult
    mutating func pay(
        from sender: Account, to recipient: Address, kind: Transaction.Kind = .dynamicFee
    ) -> UInt256 {
        let value = Ether.milli &* UInt256(1 + random.below(1000))
        send(from: sender, to: recipient, value: value, gasLimit: GasLimits.transfer, kind: kind)
        return value
    }

    /// A payment by somebody who has the money only from an earlier transaction of the block.
    mutating func payOn(_ wei: UInt256, from sender: Account, to recipient: Address) {
        send(from: sender, to: recipient, value: wei, gasLimit: GasLimits.transfer, isFunded: false)
    }
}
