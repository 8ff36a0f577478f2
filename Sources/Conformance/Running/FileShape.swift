import Chain

/// What a test file looks like from outside: enough to know its suite without knowing its format.
package struct FileShape: Sendable {
    package let path: String
    /// The field names of the file's first case. Files are objects of cases by name.
    package let fields: Set<String>

    package init(path: String, fields: Set<String>) {
        self.path = path
        self.fields = fields
    }

    package func has(_ names: String...) -> Bool { fields.isSuperset(of: names) }
}

/// Decodes the shape alone; the cases' contents are passed over.
struct ShapeJSON: Decodable {
    let fields: Set<String>

    init(from decoder: any Decoder) throws {
        let cases = try decoder.container(keyedBy: JSONKey.self)
        guard let first = cases.allKeys.min(by: { $0.stringValue < $1.stringValue }) else {
            fields = []
            return
        }
        let body = try cases.nestedContainer(keyedBy: JSONKey.self, forKey: first)
        fields = Set(body.allKeys.map(\.stringValue))
    }
}
