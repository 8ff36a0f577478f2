import Primitives

extension Workload {
    /// Mints by distinct senders.
    func addMints(to builder: inout BlockBuilder) {
        let collection = builder.collection()
        for index in 0..<transactions {
            builder.send(
                from: builder.sender(index), to: collection.address,
                input: ContractInput.call(CollectibleContract.Selector.mint), gasLimit: GasLimits.mint)
        }
        builder.place(collection)
    }

    /// Records of distinct senders.
    func addRecords(to builder: inout BlockBuilder) {
        let registry = builder.registry()
        for index in 0..<transactions { builder.setRecord(of: builder.sender(index), in: registry) }
        builder.place(registry)
    }

    /// Payments, token transfers and records in random order, a third each, by distinct senders.
    func addIndependent(to builder: inout BlockBuilder) {
        enum Part { case payment, token, record }
        var token = TokenState(address: builder.accounts.address(.token))
        let registry = builder.registry()
        let parts = SharedOut.elements(
            count: transactions, weights: [(Part.payment, 1), (.token, 1), (.record, 1)], &builder.random)
        for (index, part) in parts.enumerated() {
            switch part {
            case .payment: addTransfer(index, to: &builder)
            case .token:
                let recipient = builder.newHolder(of: &token, index)
                builder.transfer(&token, from: builder.sender(index), to: recipient)
            case .record: builder.setRecord(of: builder.sender(index), in: registry)
            }
        }
        builder.place(token)
        builder.place(registry)
    }

    /// Calls of one hash chain by distinct senders.
    func addChain(to builder: inout BlockBuilder) {
        let chain = builder.hashChain()
        for index in 0..<transactions { builder.extend(chain, by: builder.sender(index)) }
        builder.place(chain)
    }

    /// Even indices are independent token transfers, odd ones extend the chain.
    func addHalfChained(to builder: inout BlockBuilder) {
        let chain = builder.hashChain()
        var token = TokenState(address: builder.accounts.address(.token))
        for index in 0..<transactions {
            if index % 2 == 0 {
                let recipient = builder.newHolder(of: &token, index)
                builder.transfer(&token, from: builder.sender(index), to: recipient)
            } else {
                builder.extend(chain, by: builder.sender(index))
            }
        }
        builder.place(token)
        builder.place(chain)
    }
}

extension BlockBuilder {
    /// A collection of which a thousand tokens are minted.
    func collection() -> SimpleContractState {
        SimpleContractState(
            address: accounts.address(.collectible), code: CollectibleContract.code,
            storage: [CollectibleContract.Slot.totalSupply: 1000])
    }

    func registry() -> SimpleContractState {
        SimpleContractState(address: accounts.address(.registry), code: RegistryContract.code)
    }

    /// A chain with one entry, so that every call costs the same.
    func hashChain() -> SimpleContractState {
        SimpleContractState(
            address: accounts.address(.hashChain), code: HashChainContract.code,
            storage: [HashChainContract.Slot.head: Keccak256.hash(UInt256.zero).word, HashChainContract.Slot.length: 1])
    }

    mutating func setRecord(of owner: Account, in registry: SimpleContractState) {
        let key = UInt256(random.below(16))
        send(
            from: owner, to: registry.address,
            input: ContractInput.call(RegistryContract.Selector.setRecord, key, randomWord()),
            gasLimit: GasLimits.record)
    }

    mutating func extend(_ chain: SimpleContractState, by sender: Account) {
        send(
            from: sender, to: chain.address, input: ContractInput.call(HashChainContract.Selector.extend, randomWord()),
            gasLimit: GasLimits.chainCall)
    }
}
