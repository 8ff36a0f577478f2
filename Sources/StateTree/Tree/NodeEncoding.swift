import Primitives

/// Encodings of nodes (yellow paper, appendices C and D), written to memory of the caller's.
///
/// Unsafe: through `ByteWriter` and a temporary allocation of bounded size.
enum NodeEncoding {
    /// The longest branch: header, sixteen hashes with their headers, and the empty value.
    static let longestBranch = 3 + 16 * 33 + 1
    /// What a leaf takes besides its value: headers, and a path of up to 33 bytes.
    static let leafOverhead = 48

    /// - Parameters:
    ///   - depth: where the leaf hangs; less than 64.
    ///   - value: not empty.
    static func writeLeaf(
        _ key: UInt256, depth: Int, value: UnsafeRawBufferPointer, to writer: inout ByteWriter
    ) {
        let pathLength = (64 - depth) / 2 + 1
        let pathHeader = pathLength > 1 ? 1 : 0
        let isByte = value.count == 1 && value[0] < 0x80
        let valueHeader = isByte ? 0 : value.count <= 55 ? 1 : value.count < 256 ? 2 : 3
        writer.appendListHeader(pathHeader + pathLength + valueHeader + value.count)
        if pathHeader == 1 { writer.append(0x80 + UInt8(pathLength)) }
        // The compact form: a nibble of flags, then one of the path where that has an odd number.
        writer.append(depth % 2 == 1 ? 0x30 | key.nibble(depth) : 0x20)
        writer.append(lastBytes: (64 - depth) / 2, of: key)
        switch valueHeader {
        case 0: break
        case 1: writer.append(0x80 + UInt8(value.count))
        case 2:
            writer.append(0xb8)
            writer.append(UInt8(value.count))
        default:
            writer.append(0xb9)
            writer.append(UInt8(value.count >> 8))
            writer.append(UInt8(value.count & 0xff))
        }
        writer.append(value)
    }

    /// What a parent holds of the branch of a record without long forms; `nil` for others.
    static func reference(ofBranch record: TrieRecord) -> NodeReference? {
        let mask = record.mask
        let count = mask.nonzeroBitCount
        guard !record.hasLongForms else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestBranch) { buffer in
            var writer = ByteWriter(buffer)
            writer.appendListHeader(33 * count + 17 - count)
            var index = 0
            record.withHashes { hashes in
                for nibble: UInt16 in 0..<16 {
                    if mask & (1 << nibble) == 0 {
                        writer.append(0x80)
                    } else {
                        writer.append(0xa0)
                        writer.append(UnsafeRawBufferPointer(rebasing: hashes[(32 * index)..<(32 * index + 32)]))
                        index += 1
                    }
                }
            }
            writer.append(0x80)
            // Two hashes are longer than 31 bytes.
            return .hash(
                Keccak256.hash(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<writer.count])))
        }
    }
}
