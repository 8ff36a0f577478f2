extension Assembler {
    static let jumpDestination: UInt8 = 0x5b
    static let push0: UInt8 = 0x5f

    /// Instructions by mnemonic (yellow paper, appendix H). Pushes are written as numbers.
    static let opcodes: [String: UInt8] = {
        var opcodes: [String: UInt8] = [
            "STOP": 0x00, "ADD": 0x01, "MUL": 0x02, "SUB": 0x03, "DIV": 0x04, "MOD": 0x06, "EXP": 0x0a,
            "LT": 0x10, "GT": 0x11, "SLT": 0x12, "SGT": 0x13, "EQ": 0x14, "ISZERO": 0x15, "AND": 0x16, "OR": 0x17,
            "XOR": 0x18, "NOT": 0x19, "BYTE": 0x1a, "SHL": 0x1b, "SHR": 0x1c, "SAR": 0x1d, "KECCAK256": 0x20,
            "ADDRESS": 0x30, "BALANCE": 0x31, "ORIGIN": 0x32, "CALLER": 0x33, "CALLVALUE": 0x34,
            "CALLDATALOAD": 0x35, "CALLDATASIZE": 0x36, "CALLDATACOPY": 0x37, "CODESIZE": 0x38, "CODECOPY": 0x39,
            "GASPRICE": 0x3a, "COINBASE": 0x41, "TIMESTAMP": 0x42, "NUMBER": 0x43, "GASLIMIT": 0x45,
            "SELFBALANCE": 0x47, "POP": 0x50, "MLOAD": 0x51, "MSTORE": 0x52, "MSTORE8": 0x53, "SLOAD": 0x54,
            "SSTORE": 0x55, "JUMP": 0x56, "JUMPI": 0x57, "PC": 0x58, "MSIZE": 0x59, "GAS": 0x5a, "CREATE": 0xf0,
            "CALL": 0xf1, "RETURN": 0xf3, "DELEGATECALL": 0xf4, "CREATE2": 0xf5, "STATICCALL": 0xfa, "REVERT": 0xfd,
            "INVALID": 0xfe, "SELFDESTRUCT": 0xff,
        ]
        for count: UInt8 in 1...16 {
            opcodes["DUP\(count)"] = 0x7f + count
            opcodes["SWAP\(count)"] = 0x8f + count
        }
        for topics: UInt8 in 0...4 { opcodes["LOG\(topics)"] = 0xa0 + topics }
        return opcodes
    }()
}
