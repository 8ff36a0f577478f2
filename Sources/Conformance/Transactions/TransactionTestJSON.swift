import Chain
import Primitives

/// One case of TransactionTests.
struct TransactionTestJSON: Decodable {
    enum Expectation: Equatable {
        case valid(hash: Hash256, sender: Address, intrinsicGas: UInt64)
        /// The suite's name for why the transaction is refused.
        case exception(String)
    }

    let bytes: [UInt8]
    /// By the suite's name of the fork.
    let results: [String: Expectation]

    private enum Field: String, CodingKey {
        case bytes = "txbytes"
        case result
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        bytes = try fields.read(.bytes, .bytes)
        results = try fields.decode([String: ResultJSON].self, forKey: .result).mapValues(\.expectation)
    }

    private struct ResultJSON: Decodable {
        let expectation: Expectation

        private enum Field: String, CodingKey { case hash, sender, intrinsicGas, exception }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            if let exception = try fields.decodeIfPresent(String.self, forKey: .exception) {
                expectation = .exception(exception)
            } else {
                expectation = .valid(
                    hash: try fields.read(.hash, .hash), sender: try fields.read(.sender, .address),
                    intrinsicGas: try fields.read(.intrinsicGas, .uint64))
            }
        }
    }
}
