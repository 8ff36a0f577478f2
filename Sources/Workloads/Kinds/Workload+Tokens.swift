import Primitives

extension Workload {
    /// Distinct senders. `conflictRate` per cent of the transfers go to one of the hot accounts, the others to a recipient of
    /// their own. All of them hold the token before.
    func addTokenTransfers(to builder: inout BlockBuilder) {
        var token = TokenState(address: builder.accounts.address(.token))
        let isHot = SharedOut.flags(count: transactions, share: conflictRate, of: 100, &builder.random)
        for index in 0..<hotAccounts where conflictRate > 0 {
            token.give(Ether.one, to: builder.accounts.address(.hot, index))
        }
        for index in 0..<transactions {
            let recipient =
                isHot[index]
                ? builder.accounts.address(.hot, builder.random.below(hotAccounts))
                : builder.newHolder(of: &token, index)
            builder.transfer(&token, from: builder.sender(index), to: recipient)
        }
        builder.place(token)
    }

    func addTokenSelfTransfers(to builder: inout BlockBuilder) {
        var token = TokenState(address: builder.accounts.address(.token))
        for index in 0..<transactions {
            let holder = builder.sender(index)
            builder.transfer(&token, from: holder, to: holder.address)
        }
        builder.place(token)
    }
}

extension BlockBuilder {
    /// The recipient of this index, with a unit of the token: a first balance would make the transfer dearer.
    mutating func newHolder(of token: inout TokenState, _ index: Int) -> Address {
        let holder = accounts.address(.recipient, index)
        token.give(Ether.one, to: holder)
        return holder
    }

    /// A transfer of up to a hundred units, which the sender has before the block, and one more.
    mutating func transfer(_ token: inout TokenState, from sender: Account, to recipient: Address) {
        let amount = Ether.milli &* UInt256(1 + random.below(100_000))
        token.give(amount &+ Ether.one, to: sender.address)
        send(
            from: sender, to: token.address,
            input: ContractInput.call(TokenContract.Selector.transfer, recipient.word, amount),
            gasLimit: GasLimits.tokenCall)
    }
}
