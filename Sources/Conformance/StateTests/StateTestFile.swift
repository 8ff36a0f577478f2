#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of state tests.
package enum StateTestFile {
    /// The file's tests, by name.
    package static func load(_ path: String) throws -> [StateTest] {
        let data = try Data(contentsOf: URL(filePath: path))
        return try load(data)
    }

    package static func load(_ data: Data) throws -> [StateTest] {
        let tests = try JSONDecoder().decode([String: StateTestJSON].self, from: data)
        return try tests.sorted { $0.key < $1.key }.map { try StateTest(name: $0.key, $0.value) }
    }
}
