import Chain
import Primitives
import TestSupport
import Testing

@Suite struct BloomTests {
    /// The definition byte by byte: three pairs of the hash's bytes, eleven bits each, counted from the last byte.
    private func bytes(ofBloomOf items: [[UInt8]]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 256)
        for item in items {
            let hash = Keccak256.hash(item).bytes
            for pair in 0..<3 {
                let bit = (Int(hash[2 * pair]) << 8 | Int(hash[2 * pair + 1])) & 0x7ff
                bytes[255 - bit / 8] |= 1 << (bit % 8)
            }
        }
        return bytes
    }

    @Test func followsTheDefinition() {
        var random = SplitMix64(state: 5)
        var union = Bloom()
        var items: [[UInt8]] = []
        for _ in 0..<100 {
            let address = Address(
                high: UInt32(truncatingIfNeeded: random.next()), middle: random.next(), low: random.next())
            let topic = Hash256(UInt256(random.next(), random.next(), random.next(), random.next()))
            let log = Log(address: address, topics: [topic], data: [1])
            let bloom = Bloom(logs: [log])
            #expect(bloom.bytes == bytes(ofBloomOf: [address.bytes, topic.bytes]))
            #expect(bloom.mayContain(address) && bloom.mayContain(topic))
            items += [address.bytes, topic.bytes]
            union.formUnion(bloom)
        }
        #expect(union.bytes == bytes(ofBloomOf: items))
        #expect(Bloom(union.bytes) == union)
    }

    @Test func empty() {
        #expect(Bloom().isEmpty)
        #expect(Bloom().bytes == Array(repeating: 0, count: 256))
        #expect(!Bloom().mayContain(Address.zero))
        #expect(Bloom([1, 2]) == nil)
        #expect(Bloom(logs: []) != Bloom(logs: [Log(address: .zero, topics: [], data: [])]))
    }

    /// Whatever neighbours have in common, at the same place or at another.
    @Test func manyLogsAreTheUnionOfEach() {
        let addresses = (1...3).map { Address(high: 0, middle: 0, low: UInt64($0)) }
        var logs: [Log] = []
        for index in 0..<200 {
            let topics = (0..<(index % 5)).map { Hash256(UInt256(UInt64((index / (3 + $0) + $0) % 7))) }
            logs.append(Log(address: addresses[index / 4 % 3], topics: topics, data: []))
        }
        for count in [1, 2, 3, 10, 57, 200] {
            var union = Bloom()
            for log in logs.prefix(count) { union.add(log) }
            #expect(Bloom(logs: Array(logs.prefix(count))) == union)
        }
    }

    /// The receipts of a block: with and without logs, with much in common and with topics that differ only in their upper bits.
    @Test func filtersOfABlock() {
        var random = SplitMix64(state: 17)
        for count in [0, 1, 2, 100] {
            let lists = (0..<count).map { _ in
                (0..<(random.next() % 4 == 0 ? 0 : random.next() % 40)).map { _ in
                    let topics = (0..<(random.next() % 5)).map { _ in
                        Hash256(UInt256(random.next() % 3, 0, random.next() % 3, random.next() % 3))
                    }
                    let address = Address(
                        high: UInt32(random.next() % 3), middle: random.next() % 2, low: random.next() % 1000)
                    return Log(address: address, topics: topics, data: [])
                }
            }
            let filters = Bloom.filters(of: lists)
            let expected = lists.map { logs in logs.reduce(into: Bloom()) { $0.add($1) } }
            #expect(filters == expected)
            let receipts = zip(lists, filters).map {
                Receipt(kind: .legacy, outcome: .status(true), cumulativeGasUsed: 0, logs: $0, bloom: $1)
            }
            #expect(Bloom(union: receipts) == expected.reduce(Bloom()) { $0.union($1) })
        }
    }
}
