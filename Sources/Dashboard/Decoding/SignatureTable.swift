/// Signatures that screens show by name: those of common standards, and of the demo contracts (`demo-blocks/contracts`).
enum SignatureTable {
    static let functions = demoFunctions + erc20Functions + erc721Functions + erc1155Functions + uniswapFunctions

    static let events = demoEvents + tokenEvents + uniswapEvents

    /// What the demo contracts have beyond the standards.
    private static let demoFunctions = [
        "mint()", "extend(bytes32)", "swap(bool,uint256,uint256,address)", "sync()", "quote(bool,uint256)",
        "set_record(bytes32,bytes32)",
    ]

    private static let demoEvents = ["Extended(uint256,bytes32)", "RecordChanged(address,bytes32,bytes32)"]

    /// ERC-20 with its optional parts, ERC-2612 permits, and wrapped ether.
    private static let erc20Functions = [
        "transfer(address,uint256)", "transferFrom(address,address,uint256)", "approve(address,uint256)",
        "balanceOf(address)", "allowance(address,address)", "totalSupply()", "name()", "symbol()", "decimals()",
        "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", "nonces(address)", "deposit()",
        "withdraw(uint256)",
    ]

    private static let erc721Functions = [
        "safeTransferFrom(address,address,uint256)", "safeTransferFrom(address,address,uint256,bytes)",
        "setApprovalForAll(address,bool)", "getApproved(uint256)", "isApprovedForAll(address,address)",
        "ownerOf(uint256)", "tokenURI(uint256)", "supportsInterface(bytes4)",
    ]

    private static let erc1155Functions = [
        "safeTransferFrom(address,address,uint256,uint256,bytes)",
        "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)", "balanceOf(address,uint256)",
        "balanceOfBatch(address[],uint256[])", "uri(uint256)",
    ]

    /// Pools and routers of Uniswap V2 and V3, and its universal router.
    private static let uniswapFunctions = [
        "swap(uint256,uint256,address,bytes)", "skim(address)", "getReserves()", "mint(address)", "burn(address)",
        "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)",
        "swapTokensForExactTokens(uint256,uint256,address[],address,uint256)",
        "swapExactETHForTokens(uint256,address[],address,uint256)",
        "swapTokensForExactETH(uint256,uint256,address[],address,uint256)",
        "swapExactTokensForETH(uint256,uint256,address[],address,uint256)",
        "swapETHForExactTokens(uint256,address[],address,uint256)",
        "swapExactETHForTokensSupportingFeeOnTransferTokens(uint256,address[],address,uint256)",
        "swapExactTokensForETHSupportingFeeOnTransferTokens(uint256,uint256,address[],address,uint256)",
        "swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256,uint256,address[],address,uint256)",
        "addLiquidity(address,address,uint256,uint256,uint256,uint256,address,uint256)",
        "addLiquidityETH(address,uint256,uint256,uint256,address,uint256)",
        "removeLiquidity(address,address,uint256,uint256,uint256,address,uint256)",
        "removeLiquidityETH(address,uint256,uint256,uint256,address,uint256)",
        "swap(address,bool,int256,uint160,bytes)", "mint(address,int24,int24,uint128,bytes)",
        "burn(int24,int24,uint128)", "collect(address,int24,int24,uint128,uint128)",
        "flash(address,uint256,uint256,bytes)", "slot0()", "observe(uint32[])",
        "exactInputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))",
        "exactInput((bytes,address,uint256,uint256,uint256))",
        "exactOutputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))",
        "exactOutput((bytes,address,uint256,uint256,uint256))",
        "exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))", "multicall(bytes[])",
        "multicall(uint256,bytes[])", "execute(bytes,bytes[],uint256)", "execute(bytes,bytes[])",
    ]

    private static let tokenEvents = [
        "Transfer(address,address,uint256)", "Approval(address,address,uint256)",
        "ApprovalForAll(address,address,bool)", "TransferSingle(address,address,address,uint256,uint256)",
        "TransferBatch(address,address,address,uint256[],uint256[])", "URI(string,uint256)",
        "Deposit(address,uint256)", "Withdrawal(address,uint256)",
    ]

    private static let uniswapEvents = [
        "Swap(address,uint256,uint256,uint256,uint256,address)", "Sync(uint112,uint112)",
        "Mint(address,uint256,uint256)", "Burn(address,uint256,uint256,address)",
        "PairCreated(address,address,address,uint256)",
        "Swap(address,address,int256,int256,uint160,uint128,int24)",
        "Mint(address,address,int24,int24,uint128,uint256,uint256)",
        "Burn(address,int24,int24,uint128,uint256,uint256)",
        "Collect(address,address,int24,int24,uint128,uint128)",
        "Flash(address,address,uint256,uint256,uint256,uint256)", "PoolCreated(address,address,uint24,int24,address)",
        "Initialize(uint160,int24)",
    ]
}
