import Dashboard
import Primitives
import Testing

/// Hashes as they are known from the standards' texts and from the chain.
@Suite struct KnownSignaturesTests {
    @Test(arguments: [
        (0xa905_9cbb as UInt32, "transfer(address,uint256)"), (0x095e_a7b3, "approve(address,uint256)"),
        (0x23b8_72dd, "transferFrom(address,address,uint256)"), (0x70a0_8231, "balanceOf(address)"),
        (0x022c_0d9f, "swap(uint256,uint256,address,bytes)"), (0x128a_cb08, "swap(address,bool,int256,uint160,bytes)"),
        (0x38ed_1739, "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)"),
        (0x414b_f389, "exactInputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))"),
        (0xf242_432a, "safeTransferFrom(address,address,uint256,uint256,bytes)"),
        (0x4284_2e0e, "safeTransferFrom(address,address,uint256)"), (0x3593_564c, "execute(bytes,bytes[],uint256)"),
        (0xac96_50d8, "multicall(bytes[])"), (0xd0e3_0db0, "deposit()"), (0x2e1a_7d4d, "withdraw(uint256)"),
    ])
    func functions(selector: UInt32, signature: String) {
        #expect(KnownSignatures.function(selector) == signature)
        #expect(KnownSignatures.selector(of: signature) == selector)
        #expect(KnownSignatures.functionName(selector).map { signature.hasPrefix($0 + "(") } == true)
    }

    @Test func events() throws {
        let transfer = try #require(
            Hex.decodeQuantity("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"))
        #expect(KnownSignatures.event(Hash256(transfer)) == "Transfer(address,address,uint256)")
        let sync = try #require(
            Hex.decodeQuantity("0x1c411e9a96e071241c2f21f7726b17ae89e3cab4c78be50e062b03a9fffbbad1"))
        #expect(KnownSignatures.event(Hash256(sync)) == "Sync(uint112,uint112)")
        #expect(KnownSignatures.event(.zero) == nil)
    }

    @Test func theDemoContractsAreKnown() {
        for signature in [
            "extend(bytes32)", "swap(bool,uint256,uint256,address)", "set_record(bytes32,bytes32)", "mint()",
        ] {
            #expect(KnownSignatures.function(KnownSignatures.selector(of: signature)) == signature)
        }
    }

    @Test func unknownOnesAreShownAsTheyAre() {
        #expect(KnownSignatures.function(0x1234) == nil)
        #expect(KnownSignatures.hex(0x1234) == "0x00001234")
    }
}
