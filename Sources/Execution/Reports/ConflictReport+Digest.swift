import Primitives

extension ConflictReport {
    /// Keccak-256 of the RLP list `[executions, redos, redoneOperations, [[reader, writer, address, slot], ...]]`, where `slot` is
    /// 32 bytes, or empty for an account's own fields. Equal for every worker count.
    package var digest: Hash256 {
        var encoder = RLPEncoder(reservingCapacity: 32 + 64 * conflicts.count)
        encoder.appendList { encoder in
            encoder.append(UInt64(executions))
            encoder.append(UInt64(redos))
            encoder.append(UInt64(redoneOperations))
            encoder.appendList { encoder in for conflict in conflicts { conflict.encode(to: &encoder) } }
        }
        return Keccak256.hash(encoder.bytes)
    }
}

extension ConflictReport.Conflict {
    fileprivate func encode(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            encoder.append(UInt64(reader))
            encoder.append(UInt64(writer))
            encoder.append(address)
            if let slot { encoder.appendFixed(slot) } else { encoder.appendEmptyString() }
        }
    }
}
