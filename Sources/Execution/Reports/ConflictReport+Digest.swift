import Primitives
import State

extension ConflictReport {
    /// Keccak-256 of the RLP list
    /// `[[[executions, gasUsed, wastedGas], ...], redos, redoneOperations, conflicts, dependencies, [[first, end], ...]]`,
    /// where conflicts and dependencies are lists of `[reader, writer, address, field]`: `writer` counts from 1, 0 being the
    /// protocol, and `field` is the slot in 32 bytes, or "balance", "nonce" or "code". The last list is that of the series.
    /// Equal for every worker count.
    package var digest: Hash256 {
        var encoder = RLPEncoder(reservingCapacity: 32 + 16 * transactions.count + 64 * dependencies.count)
        encoder.appendList { encoder in
            encoder.appendList { encoder in for transaction in transactions { transaction.encode(to: &encoder) } }
            encoder.append(UInt64(redos))
            encoder.append(UInt64(redoneOperations))
            encoder.appendList { encoder in for conflict in conflicts { conflict.encode(to: &encoder) } }
            encoder.appendList { encoder in for dependency in dependencies { dependency.encode(to: &encoder) } }
            encoder.appendList { encoder in
                for range in series {
                    encoder.appendList { encoder in
                        encoder.append(UInt64(range.lowerBound))
                        encoder.append(UInt64(range.upperBound))
                    }
                }
            }
        }
        return Keccak256.hash(encoder.bytes)
    }
}

extension ConflictReport.Transaction {
    fileprivate func encode(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            encoder.append(UInt64(executions))
            encoder.append(gasUsed)
            encoder.append(wastedGas)
        }
    }
}

extension ConflictReport.Dependency {
    fileprivate func encode(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            encoder.append(UInt64(reader))
            encoder.append(writer.map { UInt64($0) + 1 } ?? 0)
            encoder.append(location.address)
            switch location.field {
            case .balance: encoder.append(Array("balance".utf8))
            case .nonce: encoder.append(Array("nonce".utf8))
            case .code: encoder.append(Array("code".utf8))
            case .storage(let key): encoder.appendFixed(key)
            }
        }
    }
}
