import Primitives
import State

/// One call or creation that is under way. The interpreter keeps the hot part in local variables and writes it back here when it
/// leaves the frame.
struct Frame: BitwiseCopyable {
    /// What runs; kept alive by the view (contracts) or by the machine (initcode).
    var code: Unmanaged<PreparedCode>
    /// The next instruction.
    var ip: UnsafePointer<Instruction>
    /// The top stack item; `stackBase` when the stack is empty.
    var sp: UnsafeMutablePointer<UInt256>
    /// The slot below the first stack item.
    var stackBase: UnsafeMutablePointer<UInt256>
    var gas: Int64
    /// The frame's memory begins here; it may grow until a callee's begins.
    var memory: UnsafeMutableRawPointer
    /// Bytes in use, a multiple of 32.
    var memorySize: Int
    var input: UnsafeRawBufferPointer
    /// Whose storage and balance the code works on.
    var account: AccountID
    var address: Address
    var caller: Address
    var value: UInt256
    var isStatic: Bool
    var kind: Kind
    /// To take back what the frame did.
    var checkpoint: Checkpoint
    /// Where the caller wants the output, in its memory. The caller made room for it.
    var outputOffset: Int
    var outputCount: Int

    enum Kind: UInt8, BitwiseCopyable {
        case call
        case creation
    }
}

/// How a frame ended.
enum Ending {
    /// STOP, RETURN or SELFDESTRUCT.
    case success
    /// REVERT: effects are taken back, the rest of the gas is not lost.
    case revert
    /// Out of gas, invalid instruction or jump, stack error: effects and gas are lost.
    case failure
}
