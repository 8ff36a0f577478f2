import Foundation
import Primitives

/// Call data from Ethereum's state tests, found by the environment variable ALTIUS_TEST_DATA.
enum EthereumVectors {
    /// The call data of every test of a file below `GeneralStateTests`, by the test's name. `nil` without test data.
    static func callData(_ file: String) throws -> [(name: String, data: [UInt8])]? {
        guard let root = ProcessInfo.processInfo.environment["ALTIUS_TEST_DATA"] else {
            print("skipped: no test data")
            return nil
        }
        let path = "\(root)/ethereum-tests/GeneralStateTests/\(file)"
        let tests = try JSONDecoder().decode([String: StateTest].self, from: Data(contentsOf: URL(filePath: path)))
        return tests.sorted { $0.key < $1.key }.flatMap { name, test in
            test.transaction.data.map { (name, Hex.decode($0) ?? []) }
        }
    }

    private struct StateTest: Decodable {
        struct Transaction: Decodable {
            var data: [String]
        }
        var transaction: Transaction
    }
}
