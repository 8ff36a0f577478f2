import Chain
import Foundation

/// A test file in memory.
package struct ConformanceFile: Sendable {
    package let path: String
    package let data: Data

    package init(path: String) throws {
        self.path = path
        data = try Data(contentsOf: URL(filePath: path))
    }

    /// The last component of the path.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    package func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: data)
    }

    /// The file's cases in order of their names, which is the order of reports.
    package func cases<Case: Decodable>(_ type: Case.Type) throws -> [(name: String, value: Case)] {
        try decode([String: Case].self).sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    var shape: FileShape {
        get throws { FileShape(path: path, fields: try decode(ShapeJSON.self).fields) }
    }
}
