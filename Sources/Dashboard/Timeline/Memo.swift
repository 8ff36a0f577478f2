import Synchronization

/// A value derived from others that do not change, computed when it is first looked at and shared by all copies.
final class Memo<Value: Sendable>: Sendable {
    private let stored = Mutex<Value?>(nil)

    func value(_ compute: () -> Value) -> Value {
        stored.withLock { stored in
            if let value = stored { return value }
            let value = compute()
            stored = value
            return value
        }
    }

    /// Gives the memory back; the next look computes again.
    func forget() { stored.withLock { $0 = nil } }
}
