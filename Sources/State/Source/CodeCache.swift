import Primitives
import Synchronization

/// Codes by hash, shared by all blocks of the process, so that a contract is prepared for execution once and not per block.
package final class CodeCache: Sendable {
    package static let shared = CodeCache(capacity: 128 << 20)

    private struct Contents {
        var codes: [Hash256: Code] = [:]
        var bytes = 0
    }

    private let contents = Mutex(Contents())
    private let capacity: Int

    /// - Parameter capacity: bytes of code kept; when exceeded, the cache starts anew (whoever uses a code keeps it alive).
    package init(capacity: Int) {
        self.capacity = capacity
    }

    /// The one object for this code. `hash` must be the Keccak-256 of `bytes`.
    package func code(_ bytes: [UInt8], hash: Hash256) -> Code {
        contents.withLock { contents in
            if let code = contents.codes[hash] { return code }
            if contents.bytes + bytes.count > capacity { contents = Contents() }
            let code = Code(bytes, hash: hash)
            contents.codes[hash] = code
            contents.bytes += bytes.count
            return code
        }
    }
}
