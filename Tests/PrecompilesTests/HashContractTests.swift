import Precompiles
import Primitives
import Testing

@Suite struct HashContractTests {
    /// FIPS 180-2, appendix B, and the authors' page of RIPEMD-160.
    @Test func knownHashes() {
        let abc = Array("abc".utf8)
        #expect(Call(address: 2).text(abc) == "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Call(address: 2).text([]) == "0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Call(address: 3).text(abc) == "0x0000000000000000000000008eb208f7e05d987a9b044a8e98c6b087f15a0bfc")
        #expect(
            Call(address: 3).text([]) == "0x0000000000000000000000009c1185a5c5e9fc54612808977ee8f548b2258d31")
        #expect(Call(address: 4).output(abc) == abc)
        #expect(Call(address: 4).output([]) == [])
    }

    @Test func pricesPerWord() {
        for (count, words) in [(0, 0), (1, 1), (32, 1), (33, 2), (64, 2), (65, 3)] as [(Int, UInt64)] {
            let input = [UInt8](repeating: 7, count: count)
            #expect(Call(address: 2).gas(input) == 60 + 12 * words)
            #expect(Call(address: 3).gas(input) == 600 + 120 * words)
            #expect(Call(address: 4).gas(input) == 15 + 3 * words)
        }
    }
}
