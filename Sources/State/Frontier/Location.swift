import Primitives

/// One independently readable and writable piece of state.
package struct Location: Hashable, Sendable {
    package let address: Address
    package let field: Field

    package enum Field: Hashable, Sendable {
        /// The balance, and with it whether the account exists.
        case balance
        case nonce
        /// The code, and everything else that only creation and removal change.
        case code
        case storage(UInt256)
    }

    package init(_ address: Address, _ field: Field) {
        self.address = address
        self.field = field
    }
}

extension Location: Comparable {
    /// By address, then balance, nonce, code, slots by key.
    package static func < (a: Location, b: Location) -> Bool {
        if a.address != b.address { return a.address < b.address }
        return a.field.order < b.field.order
    }
}

extension Location.Field {
    fileprivate var order: (Int, UInt256) {
        switch self {
        case .balance: (0, .zero)
        case .nonce: (1, .zero)
        case .code: (2, .zero)
        case .storage(let key): (3, key)
        }
    }
}

extension Location: CustomStringConvertible {
    package var description: String {
        switch field {
        case .balance: "balance of \(address)"
        case .nonce: "nonce of \(address)"
        case .code: "code of \(address)"
        case .storage(let key): "slot \(key) of \(address)"
        }
    }
}
