import Primitives
import Synchronization

/// A contract's code, and what a virtual machine prepared from it.
///
/// Shared by every account and block that holds the same code; immutable but for `prepared`, which is set once, atomically.
package final class Code: Sendable {
    package let bytes: [UInt8]
    package let hash: Hash256

    /// The address of a retained object of the virtual machine that runs the code (its decoded form), or 0. A number, since
    /// atomic raw pointers are not `Sendable`.
    private let prepared = Atomic<UInt>(0)

    package init(_ bytes: [UInt8], hash: Hash256) {
        self.bytes = bytes
        self.hash = hash
    }

    package convenience init(_ bytes: [UInt8]) {
        self.init(bytes, hash: Keccak256.hash(bytes))
    }

    /// What `setPrepared` stored first, without retaining it: valid while this code lives, since a prepared form is never
    /// replaced.
    @inline(__always)
    package var preparedForm: UnsafeRawPointer? {
        UnsafeRawPointer(bitPattern: prepared.load(ordering: .acquiring))
    }

    /// Stores the prepared form unless another thread was first; returns the one that stands.
    package func setPrepared(_ form: AnyObject) -> UnsafeRawPointer {
        let pointer = Unmanaged.passRetained(form).toOpaque()
        let (exchanged, standing) = prepared.compareExchange(
            expected: 0, desired: UInt(bitPattern: pointer), ordering: .acquiringAndReleasing)
        if exchanged { return UnsafeRawPointer(pointer) }
        Unmanaged<AnyObject>.fromOpaque(pointer).release()
        return UnsafeRawPointer(bitPattern: standing) ?? UnsafeRawPointer(pointer)
    }

    deinit {
        if let form = preparedForm { Unmanaged<AnyObject>.fromOpaque(form).release() }
    }
}
