import Primitives

extension Transaction {
    /// The transaction's hash, by which it is known: Keccak-256 of its wire form.
    public var hash: Hash256 { Keccak256.hash(encoded) }

    /// The wire form: an RLP list, with the type byte in front unless legacy (EIP-2718). Without a signature, its three fields
    /// are written as zero.
    public var encoded: [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 256 + input.count + 64 * accessList.count)
        encode(to: &encoder)
        return encoder.bytes
    }

    /// What the sender signs: Keccak-256 of the fields without the signature (EIP-155 for a legacy transaction with chain ID).
    public var signingHash: Hash256 {
        var encoder = RLPEncoder(reservingCapacity: 192 + input.count + 64 * accessList.count)
        appendKind(to: &encoder)
        encoder.appendList { encoder in
            appendPayload(to: &encoder)
            if kind == .legacy, let chainID {
                encoder.append(chainID)
                encoder.appendEmptyString()
                encoder.appendEmptyString()
            }
        }
        return Keccak256.hash(encoder.bytes)
    }

    /// Appends the wire form.
    public func encode(to encoder: inout RLPEncoder) {
        appendKind(to: &encoder)
        encoder.appendList { encoder in
            appendPayload(to: &encoder)
            encoder.append(signature?.v ?? .zero)
            encoder.append(signature?.r ?? .zero)
            encoder.append(signature?.s ?? .zero)
        }
    }

    /// Appends the transaction as it stands in a block's body: the wire form, as a byte string unless legacy.
    public func encodeInBlock(to encoder: inout RLPEncoder) {
        if kind == .legacy { encode(to: &encoder) } else { encoder.append(encoded) }
    }

    private func appendKind(to encoder: inout RLPEncoder) {
        if kind != .legacy { encoder.appendRaw(CollectionOfOne(kind.rawValue)) }
    }

    /// Every field before the signature.
    private func appendPayload(to encoder: inout RLPEncoder) {
        if kind != .legacy { encoder.append(chainID ?? 0) }
        encoder.append(nonce)
        if kind == .dynamicFee || kind == .blob { encoder.append(maxPriorityFeePerGas) }
        encoder.append(maxFeePerGas)
        encoder.append(gasLimit)
        encoder.append(to)
        encoder.append(value)
        encoder.append(input)
        if kind != .legacy { appendAccessList(to: &encoder) }
        if kind == .blob {
            encoder.append(maxFeePerBlobGas)
            encoder.appendList { encoder in for hash in blobVersionedHashes { encoder.append(hash) } }
        }
    }

    private func appendAccessList(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            for entry in accessList {
                encoder.appendList { encoder in
                    encoder.append(entry.address)
                    encoder.appendList { encoder in for key in entry.storageKeys { encoder.appendFixed(key) } }
                }
            }
        }
    }
}
