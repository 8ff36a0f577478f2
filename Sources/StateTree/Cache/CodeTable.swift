import Primitives
import State
import Synchronization

/// Codes read from one store, by hash, so that a code that the process's cache has forgotten is found again, and one that this
/// store lacks is not found because another one has it.
final class CodeTable: Sendable {
    private struct Contents {
        var codes: [Hash256: Code] = [:]
        var bytes = 0
    }

    private let contents = Mutex(Contents())
    private let capacity: Int

    /// - Parameter capacity: bytes of code kept; when exceeded, the table starts anew.
    init(capacity: Int) {
        self.capacity = capacity
    }

    func find(_ hash: Hash256) -> Code? { contents.withLock { $0.codes[hash] } }

    func insert(_ code: Code) {
        contents.withLock { contents in
            if contents.bytes + code.bytes.count > capacity { contents = Contents() }
            if contents.codes.updateValue(code, forKey: code.hash) == nil { contents.bytes += code.bytes.count }
        }
    }
}
