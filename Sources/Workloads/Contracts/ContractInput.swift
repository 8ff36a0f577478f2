import Primitives

/// Input of contracts in the contract ABI, as far as the contracts here need it.
package enum ContractInput {
    /// Call data: the function's selector, then each argument as one word.
    package static func call(_ selector: UInt32, _ arguments: UInt256...) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + 32 * arguments.count)
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: selector >> shift)) }
        for argument in arguments { bytes += argument.bigEndianBytes }
        return bytes
    }

    /// The input of the transaction that deploys a token whose sender gets the whole supply.
    ///
    /// - Parameters:
    ///   - name: at most 32 bytes of UTF-8; a longer one makes the deployment fail.
    ///   - symbol: at most 8 bytes of UTF-8.
    package static func tokenCreation(
        name: String, symbol: String, decimals: UInt8, supply: UInt256
    ) -> [UInt8] {
        // Head: four words, of which the two strings are offsets into the tail.
        let nameTail = stringTail(name)
        let symbolTail = stringTail(symbol)
        let head: [UInt256] = [
            UInt256(4 * 32), UInt256(4 * 32 + nameTail.count), UInt256(UInt64(decimals)), supply,
        ]
        return TokenContract.code.creationCode + head.flatMap(\.bigEndianBytes) + nameTail + symbolTail
    }

    /// Where a creation transaction puts its contract: the hash of the RLP list of sender and nonce (yellow paper, section 7).
    package static func address(createdBy sender: Address, nonce: UInt64) -> Address {
        var encoder = RLPEncoder(reservingCapacity: 32)
        encoder.appendList { encoder in
            encoder.append(sender)
            encoder.append(nonce)
        }
        return Address(truncating: Keccak256.hash(encoder.bytes).word)
    }

    /// Length, then the bytes padded to whole words.
    private static func stringTail(_ text: String) -> [UInt8] {
        let bytes = [UInt8](text.utf8)
        let padding = (32 - bytes.count % 32) % 32
        return UInt256(bytes.count).bigEndianBytes + bytes + [UInt8](repeating: 0, count: padding)
    }
}
