internal import CKeccak

/// Many messages at once: each takes a lane of the processor's vectors. Unsafe because the messages are slices of one buffer
/// that only the caller knows the size of.
extension Keccak256 {
    /// The messages that the processor hashes at once: 8 with AVX-512, 4 with AVX2, 0 where they are hashed one by one.
    package static var lanes: Int { Int(keccak_vector_width()) }

    /// Writes the 32 bytes of the hash of message `i` to byte `32 * i` of `digests`.
    ///
    /// The caller guarantees that every message lies within what `bytes` points to and that `digests` has room for all hashes
    /// and overlaps no message. No pointer needs an alignment.
    ///
    /// - Complexity: O(*n*) in the bytes of the messages. Many messages take a seventh of the time of separate hashes with
    ///   AVX-512 (32 ns per block of 136 bytes) and less than half with AVX2 (100 ns); they may differ in length.
    public static func hash(
        _ messages: UnsafeBufferPointer<KeccakMessage>, of bytes: UnsafeRawPointer,
        into digests: UnsafeMutableRawPointer
    ) {
        // One message alone in the lanes takes 1.06 times as long as by itself with AVX-512 and 1.8 times with AVX2; two
        // gain already.
        hash(messages, of: bytes, into: digests, lanes: messages.count < 2 ? 0 : lanes)
    }

    /// The same by the code for `lanes` lanes: 0, 4 or 8, and at most what the processor has.
    package static func hash(
        _ messages: UnsafeBufferPointer<KeccakMessage>, of bytes: UnsafeRawPointer,
        into digests: UnsafeMutableRawPointer, lanes: Int
    ) {
        precondition(lanes == 0 || (lanes == 4 || lanes == 8) && lanes <= Self.lanes, "no code for \(lanes) lanes")
        guard lanes > 0 else {
            for (i, message) in messages.enumerated() {
                let slice = UnsafeRawBufferPointer(start: bytes + Int(message.offset), count: Int(message.length))
                hash(slice).word.storeBigEndian(to: digests + 32 * i)
            }
            return
        }
        messages.withMemoryRebound(to: keccak_message.self) { messages in
            guard let first = messages.baseAddress else { return }
            keccak_hash_messages(
                Int32(lanes), bytes.assumingMemoryBound(to: UInt8.self), first, messages.count,
                digests.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// The hash of each word as its 32 big-endian bytes, in their order: keys of slots.
    ///
    /// A literal of numbers or of nothing means bytes, hence the attribute.
    @_disfavoredOverload
    public static func hash(_ words: [UInt256]) -> [Hash256] {
        hash(words, length: 32) { word, place in word.storeBigEndian(to: place) }
    }

    /// The hash of each address as its 20 bytes, in their order: keys of accounts.
    @_disfavoredOverload
    public static func hash(_ addresses: [Address]) -> [Hash256] {
        hash(addresses, length: 20) { address, place in address.store(to: place) }
    }

    /// The hash of each element's `length` bytes, by way of the stack.
    @inline(__always)
    private static func hash<Element>(
        _ elements: [Element], length: Int, storing store: (Element, UnsafeMutableRawPointer) -> Void
    ) -> [Hash256] {
        // Twice the lanes, and no more memory than Swift takes from the stack: 1024 bytes.
        let chunk = 16
        guard !elements.isEmpty else { return [] }
        return [Hash256](unsafeUninitializedCapacity: elements.count) { hashes, initialized in
            withUnsafeTemporaryAllocation(of: KeccakMessage.self, capacity: chunk) { messages in
                withUnsafeTemporaryAllocation(byteCount: chunk * (length + 32), alignment: 8) { memory in
                    guard let bytes = memory.baseAddress else { return }
                    let digests = bytes + chunk * length
                    for i in 0..<min(chunk, elements.count) {
                        messages.initializeElement(at: i, to: KeccakMessage(offset: length * i, length: length))
                    }
                    while initialized < elements.count {
                        let count = min(chunk, elements.count - initialized)
                        for i in 0..<count { store(elements[initialized + i], bytes + length * i) }
                        hash(UnsafeBufferPointer(rebasing: messages[..<count]), of: bytes, into: digests)
                        for i in 0..<count {
                            let hash = Hash256(UInt256(loadingBigEndian: digests + 32 * i))
                            hashes.initializeElement(at: initialized + i, to: hash)
                        }
                        initialized += count
                    }
                }
            }
        }
    }
}
