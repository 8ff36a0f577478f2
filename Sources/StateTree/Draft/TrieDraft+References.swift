import Primitives

extension TrieDraft.Reference {
    init(_ reference: NodeReference) {
        switch reference {
        case .hash(let hash):
            length = 32
            withUnsafeMutableBytes(of: &bytes) { bytes in
                if let base = bytes.baseAddress { hash.word.storeBigEndian(to: base) }
            }
        case .embedded(let encoding):
            length = encoding.count
            withUnsafeMutableBytes(of: &bytes) { $0.copyBytes(from: encoding) }
        }
    }
}

extension NodeReference {
    init(_ reference: TrieDraft.Reference) {
        self = withUnsafeBytes(of: reference.bytes) { bytes in
            guard reference.length == 32, let base = bytes.baseAddress else {
                return .embedded([UInt8](bytes[..<reference.length]))
            }
            return .hash(Hash256(UInt256(loadingBigEndian: base)))
        }
    }
}
