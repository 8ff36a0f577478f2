import Synchronization

/// Values with a lock each, for callers that spread their work over them.
///
/// Unsafe: raw memory, since objects or array elements would be retained and released, atomically, with every read of the state.
/// `@unchecked Sendable` because the memory holds mutexes only, is filled in `init` and freed in `deinit`.
final class StripeTable<Contents>: @unchecked Sendable {
    private let stripes: UnsafeMutablePointer<Mutex<Contents>>
    let count: Int

    init(count: Int, _ make: () -> sending Contents) {
        self.count = count
        stripes = .allocate(capacity: count)
        for stripe in 0..<count { (stripes + stripe).initialize(to: Mutex(make())) }
    }

    deinit {
        stripes.deinitialize(count: count)
        stripes.deallocate()
    }

    @inline(__always)
    func withLock<Result>(_ stripe: Int, _ body: (inout sending Contents) -> sending Result) -> sending Result {
        stripes[stripe].withLock(body)
    }
}
