import Primitives

/// What people want to know of a transaction before anything else: an element of `BlockDescription.transactions`.
package struct TransactionDescription: Hashable, Sendable {
    /// The type byte of EIP-2718; 0 for legacy transactions.
    package var kind: UInt8
    package var sender: Address
    /// `nil` for the creation of a contract.
    package var recipient: Address?
    /// Wei.
    package var value: UInt256
    package var gasLimit: UInt64
    /// The first four bytes of the input as a big-endian number: of a call, usually the function. `nil` if there are fewer.
    package var selector: UInt32?

    package init(
        kind: UInt8, sender: Address, recipient: Address?, value: UInt256, gasLimit: UInt64, selector: UInt32?
    ) {
        self.kind = kind
        self.sender = sender
        self.recipient = recipient
        self.value = value
        self.gasLimit = gasLimit
        self.selector = selector
    }
}

extension TransactionDescription {
    private static let hasRecipient: UInt8 = 1
    private static let hasSelector: UInt8 = 2

    /// The kind; a byte of flags (1: there is a recipient, 2: there is a selector); the sender's 20 bytes; the
    /// recipient's 20 and the selector's 4 (little-endian), where there are such; the gas limit in groups of seven bits,
    /// low ones first; the value's length and its big-endian bytes without leading zeros.
    package var encoded: [UInt8] {
        var encoder = ByteEncoder(minimumCapacity: 64)
        encoder.append(byte: kind)
        encoder.append(
            byte: (recipient != nil ? Self.hasRecipient : 0) | (selector != nil ? Self.hasSelector : 0))
        encoder.append(sender)
        if let recipient { encoder.append(recipient) }
        if let selector { encoder.appendFixed(selector) }
        encoder.append(gasLimit)
        encoder.appendCounted(value.minimalBigEndianBytes)
        return encoder.bytes
    }

    /// Reads what `encoded` gave. Any bytes are safe to read.
    package init(encoded: [UInt8]) throws(TraceFault) {
        var decoder = ByteDecoder(encoded)
        let kind = try decoder.byte("kind of transaction")
        let flags = try decoder.byte("flags of a transaction")
        guard flags & ~(Self.hasRecipient | Self.hasSelector) == 0 else {
            throw TraceFault(expected: "flags of a transaction below 4", found: "\(flags)")
        }
        let sender = try decoder.address("sender")
        self.init(
            kind: kind, sender: sender,
            recipient: flags & Self.hasRecipient != 0 ? try decoder.address("recipient") : nil, value: .zero,
            gasLimit: 0,
            selector: flags & Self.hasSelector != 0 ? try decoder.fixed("selector", as: UInt32.self) : nil)
        gasLimit = try decoder.integer("gas limit")
        value = try decoder.word("value")
        try decoder.finish("transaction")
    }
}
