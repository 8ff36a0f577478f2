import Primitives
import State
import Stepping

/// An access to storage that is about to be made.
struct PendingAccess {
    let kind: StorageAccess.Kind
    let key: UInt256
    let before: UInt256
    let after: UInt256

    /// Nil for other instructions, and where operands are missing.
    init?(_ opcode: UInt8, _ frame: FrameContents, _ view: TransactionView) {
        let needed: Int
        switch opcode {
        case 0x54: (kind, needed) = (.load, 1)
        case 0x55: (kind, needed) = (.store, 2)
        case 0x5c: (kind, needed) = (.transientLoad, 1)
        case 0x5d: (kind, needed) = (.transientStore, 2)
        default: return nil
        }
        guard frame.height >= needed else { return nil }
        key = frame.operand(0)
        before =
            kind.isTransient ? view.transientValue(frame.account, key) : view.inspectStorage(frame.account, key)
        after = kind.isLoad ? before : frame.operand(1)
    }
}
