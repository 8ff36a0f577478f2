import Primitives
import Testing

@Suite struct SenderRecoveryTests {
    static let hash = "18c547e4f7b0f325ad1e56f57e26c745b09a3e503d86e00e5255ff7f715d3d1c"
    static let r = "73b1693892219d736caba55bdb67216e485557ea6b6af75f37096c9aa6a5a75f"
    static let s = "eeb940b1d03b21e36b0e47e79769f095fe2ab855bd91e3a38756b7d75a9c4549"
    static let v28 = "000000000000000000000000000000000000000000000000000000000000001c"

    @Test func recoversAddress() {
        // The example that client test suites share.
        #expect(
            Call(address: 1).text(Call.bytes(Self.hash + Self.v28 + Self.r + Self.s))
                == "0x000000000000000000000000a94f5374fce5edbc8e2a8697c15331677e6ebf0b")
        // Bytes beyond the four words do not matter.
        #expect(Call(address: 1).output(Call.bytes(Self.hash + Self.v28 + Self.r + Self.s + "ff"))?.count == 32)
    }

    @Test func invalidSignaturesGiveEmptyOutput() {
        let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
        let zero = String(repeating: "0", count: 64)
        for input in [
            "", Self.hash, Self.hash + Self.v28, Self.hash + Self.v28 + Self.r,
            Self.hash + Self.v28 + zero + Self.s, Self.hash + Self.v28 + Self.r + zero,
            Self.hash + Self.v28 + order + Self.s, Self.hash + Self.v28 + Self.r + order,
            Self.hash + zero + Self.r + Self.s,
            Self.hash + "01" + Self.v28.dropFirst(2) + Self.r + Self.s,
            Self.hash + Self.v28.dropLast() + "d" + Self.r + Self.s,
        ] {
            #expect(Call(address: 1).output(Call.bytes(input)) == [])
        }
    }

    @Test func price() {
        #expect(Call(address: 1).gas([]) == 3000)
    }
}
