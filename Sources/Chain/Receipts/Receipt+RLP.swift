import Primitives

extension Receipt {
    /// The form that receipts tries hash: the RLP list, with the type byte in front unless legacy (EIP-2718).
    public var consensusEncoded: [UInt8] {
        var encoder = RLPEncoder(reservingCapacity: 320 + 128 * logs.count)
        encode(to: &encoder)
        return encoder.bytes
    }

    /// Appends the consensus form.
    public func encode(to encoder: inout RLPEncoder) {
        if kind != .legacy { encoder.appendRaw(CollectionOfOne(kind.rawValue)) }
        encoder.appendList { encoder in
            switch outcome {
            case .status(let succeeded): encoder.append(succeeded ? 1 : 0 as UInt64)
            case .stateRoot(let root): encoder.append(root)
            }
            encoder.append(cumulativeGasUsed)
            encoder.append(bloom.bytes)
            encoder.appendList { encoder in for log in logs { log.encode(to: &encoder) } }
        }
    }
}

extension Log {
    /// Appends the log's RLP.
    public func encode(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            encoder.append(address)
            encoder.appendList { encoder in for topic in topics { encoder.append(topic) } }
            encoder.append(data)
        }
    }
}
