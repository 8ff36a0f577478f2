import Primitives

/// Hashes of the two nodes that commits hash most, encoded into memory of the caller's stack instead of arrays.
///
/// Unsafe: through `ByteWriter` and a temporary allocation, whose sizes are bounded at each place.
enum NodeHashing {
    /// Longer values go the general way.
    private static let longestValue = 200
    /// Header, path with its header, value with its header.
    private static let leafRoom = longestValue + 48
    /// Header, sixteen hashes with their headers, and the empty value.
    private static let branchRoom = 3 + 16 * 33 + 1

    /// What a parent holds of a leaf (yellow paper, appendix D).
    static func leaf(_ key: UInt256, depth: Int, value: [UInt8]) -> NodeReference {
        let pathLength = (64 - depth) / 2 + 1
        guard value.count <= longestValue, pathLength > 1 else {
            return NodeReference(toNode: TrieNode.leaf(key, depth: depth, value: value))
        }
        let isByte = value.count == 1 && value[0] < 0x80
        let valueHeader = isByte ? 0 : value.count <= 55 ? 1 : 2
        let length = 1 + pathLength + valueHeader + value.count
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: leafRoom) { buffer in
            var writer = ByteWriter(buffer)
            writer.appendListHeader(length)
            writer.append(0x80 + UInt8(pathLength))
            var position = depth
            if depth % 2 == 1 {
                writer.append(0x30 | key.nibble(depth))
                position += 1
            } else {
                writer.append(0x20)
            }
            while position < 64 {
                writer.append(key.nibble(position) << 4 | key.nibble(position + 1))
                position += 2
            }
            if valueHeader == 1 { writer.append(0x80 + UInt8(value.count)) }
            if valueHeader == 2 {
                writer.append(0xb8)
                writer.append(UInt8(value.count))
            }
            writer.append(value)
            return reference(buffer, writer.count)
        }
    }

    /// What a parent holds of the branch of a record without long forms; `nil` for others.
    static func branch(_ record: TrieRecord) -> NodeReference? {
        let mask = record.mask
        let count = mask.nonzeroBitCount
        guard !record.hasLongForms else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: branchRoom) { buffer in
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
            return reference(buffer, writer.count)
        }
    }

    private static func reference(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ count: Int) -> NodeReference {
        let node = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
        return count < 32 ? .embedded([UInt8](node)) : .hash(Keccak256.hash(node))
    }
}
