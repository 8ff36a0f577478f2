import Primitives

/// Call data of the demo token: the functions of ERC-20, and `mint`, which anybody may call.
enum TokenCall {
    case transfer(to: Address, UInt256)
    case approve(spender: Address, UInt256)
    case transferFrom(Address, to: Address, UInt256)
    case mint(to: Address, UInt256)
    case balanceOf(Address)
    case totalSupply

    /// Selector and arguments (Solidity's ABI: 32 bytes each).
    var input: [UInt8] {
        switch self {
        case .transfer(let to, let amount): [0xa9, 0x05, 0x9c, 0xbb] + Self.words(to.word, amount)
        case .approve(let spender, let amount): [0x09, 0x5e, 0xa7, 0xb3] + Self.words(spender.word, amount)
        case .transferFrom(let from, let to, let amount):
            [0x23, 0xb8, 0x72, 0xdd] + Self.words(from.word, to.word, amount)
        case .mint(let to, let amount): [0x40, 0xc1, 0x0f, 0x19] + Self.words(to.word, amount)
        case .balanceOf(let owner): [0x70, 0xa0, 0x82, 0x31] + Self.words(owner.word)
        case .totalSupply: [0x18, 0x16, 0x0d, 0xdd]
        }
    }

    private static func words(_ words: UInt256...) -> [UInt8] { words.flatMap(\.bigEndianBytes) }
}

/// Where the demo token keeps what.
enum TokenLayout {
    static let supply = UInt256.zero

    /// Keccak-256 of the owner and 1, 32 bytes each.
    static func balance(of owner: Address) -> UInt256 {
        Keccak256.hash(owner.word.bigEndianBytes + UInt256.one.bigEndianBytes).word
    }
}
