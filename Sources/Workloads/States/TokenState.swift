import Primitives

/// A `Token` contract before the block.
struct TokenState: PrefilledContract {
    let address: Address
    let name: String
    let symbol: String
    private var balances: [Address: UInt256] = [:]
    private var allowanceSlots: Set<UInt256> = []

    init(address: Address, name: String = "Altius Demo Token", symbol: String = "DEMO") {
        self.address = address
        self.name = name
        self.symbol = symbol
    }

    var code: CompiledContract { TokenContract.code }

    /// Lets `holder` have `amount` more.
    mutating func give(_ amount: UInt256, to holder: Address) {
        balances[holder, default: .zero] = balances[holder, default: .zero] &+ amount
    }

    /// Lets `spender` take any amount of `owner`'s.
    mutating func approve(_ spender: Address, by owner: Address) {
        let ofOwner = VyperStorage.element(owner, ofMappingAt: TokenContract.Slot.allowance)
        allowanceSlots.insert(VyperStorage.element(spender, ofMappingAt: ofOwner))
    }

    /// The slot of a holder's balance.
    static func balanceSlot(of holder: Address) -> UInt256 {
        VyperStorage.element(holder, ofMappingAt: TokenContract.Slot.balanceOf)
    }

    var storage: [UInt256: UInt256] {
        var storage: [UInt256: UInt256] = [:]
        storage.reserveCapacity(balances.count + allowanceSlots.count + 6)
        storage.merge(VyperStorage.string(name, at: TokenContract.Slot.name)) { $1 }
        storage.merge(VyperStorage.string(symbol, at: TokenContract.Slot.symbol)) { $1 }
        storage[TokenContract.Slot.decimals] = 18
        storage[TokenContract.Slot.totalSupply] = balances.values.reduce(.zero) { $0 &+ $1 }
        for (holder, balance) in balances { storage[Self.balanceSlot(of: holder)] = balance }
        for slot in allowanceSlots { storage[slot] = .max }
        return storage
    }
}
