import Primitives

/// One call or creation of a recording, from its first step to its last.
package struct CallFrame: Sendable, Equatable {
    package enum Ending: Sendable, Equatable {
        /// The recording was cut before its end.
        case unknown
        case success
        /// REVERT: its effects were taken back.
        case revert
        /// Out of gas, an invalid instruction or jump, a stack error: its effects and its gas were lost.
        case failure
    }

    /// The frame that called it; nil for the transaction's own.
    package let parent: Int?
    /// What opened it: the opcode of a call or creation, nil for the transaction.
    package let opcode: UInt8?
    /// 1 for the transaction's own.
    package let depth: Int
    package let firstStep: Int
    /// After its last step.
    package var endStep: Int
    /// Whose storage and balance it works on.
    package let address: Address
    /// Whose code it runs; the same but for DELEGATECALL and CALLCODE.
    package let codeAddress: Address
    package let caller: Address
    /// Wei.
    package let value: UInt256
    /// The first four bytes of its input, where it has them and is no creation.
    package let selector: UInt32?
    package var ending = Ending.unknown

    package init(
        parent: Int?, opcode: UInt8?, depth: Int, firstStep: Int, address: Address, codeAddress: Address,
        caller: Address,
        value: UInt256, selector: UInt32?
    ) {
        (self.parent, self.opcode, self.depth, self.firstStep) = (parent, opcode, depth, firstStep)
        endStep = firstStep
        (self.address, self.codeAddress, self.caller) = (address, codeAddress, caller)
        (self.value, self.selector) = (value, selector)
    }
}
