import Chain

/// One row of the table that defines the instruction set: what an opcode is called, costs, takes and leaves, and since when.
struct Opcode {
    let byte: UInt8
    let name: String
    let gas: BaseGas
    /// Stack items taken.
    let pops: UInt8
    /// Stack items left in their place.
    let pushes: UInt8
    let firstFork: Fork
    /// What runs it; several opcodes share one when only an immediate tells them apart.
    let handler: Handler

    /// The part of the cost that is known before execution.
    enum BaseGas {
        case fixed(UInt32)
        /// Repriced by forks.
        case repriced(@Sendable (ChainRules.RepricedGas) -> UInt64)
    }

    init(
        _ byte: UInt8, _ name: String, _ gas: BaseGas, _ pops: UInt8, _ pushes: UInt8, _ firstFork: Fork,
        _ handler: Handler
    ) {
        self.byte = byte
        self.name = name
        self.gas = gas
        self.pops = pops
        self.pushes = pushes
        self.firstFork = firstFork
        self.handler = handler
    }

    /// Bytes of immediate data after the opcode.
    var immediateCount: Int { (0x60...0x7f).contains(byte) ? Int(byte) - 0x5f : 0 }
}
