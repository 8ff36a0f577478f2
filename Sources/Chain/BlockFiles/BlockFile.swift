#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One JSON file that a block comes from: reading its bytes, decoding them, saying what is wrong with them.
struct BlockFile {
    let path: String

    /// The values that the file holds.
    func decode<Value: Decodable>(_ type: Value.Type) throws(BlockFileError) -> Value {
        let data = try read()
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch let mismatch as JSONMismatch {
            throw error(mismatch)
        } catch let error as DecodingError {
            throw self.error(error, in: data)
        } catch {
            throw self.error(place: "", expected: "readable JSON", found: "\(error)")
        }
    }

    func read() throws(BlockFileError) -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            let exists = FileManager.default.fileExists(atPath: path)
            throw BlockFileError(
                file: path, expected: "a file that can be read", found: exists ? "one that cannot" : "no such file",
                advice: exists ? "check its permissions" : "check the path")
        }
    }

    func write(_ text: String) throws(BlockFileError) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw BlockFileError(
                file: path, expected: "a place that can be written to", found: "\(error)",
                advice: "check that its folder exists, is writable and has space left")
        }
    }

    private func error(_ mismatch: JSONMismatch) -> BlockFileError {
        error(place: mismatch.place, expected: mismatch.expected, found: mismatch.found, advice: mismatch.advice)
    }

    private func error(_ error: DecodingError, in data: Data) -> BlockFileError {
        switch error {
        case .keyNotFound(let key, let context):
            return self.error(
                place: JSONMismatch.place(of: context.codingPath + [key]), expected: "this field",
                found: "no such field")
        case .valueNotFound(let type, let context):
            return self.error(
                place: JSONMismatch.place(of: context.codingPath), expected: Self.name(of: type), found: "null")
        case .typeMismatch(let type, let context):
            return self.error(
                place: JSONMismatch.place(of: context.codingPath), expected: Self.name(of: type),
                found: Self.found(in: context.debugDescription))
        case .dataCorrupted(let context):
            guard let fault = JSONSyntax.firstFault(in: [UInt8](data)) else {
                return self.error(
                    place: JSONMismatch.place(of: context.codingPath), expected: "JSON in UTF-8", found: "other bytes")
            }
            return self.error(
                place: "line \(fault.line), column \(fault.column)", expected: fault.expected, found: fault.found,
                advice: data.isEmpty
                    ? "the file is empty, fetch it again" : "it is truncated or damaged, fetch it again")
        @unknown default:
            return self.error(place: "", expected: "readable JSON", found: "\(error)")
        }
    }

    private func error(place: String, expected: String, found: String, advice: String? = nil) -> BlockFileError {
        BlockFileError(
            file: path, place: place, expected: expected, found: found,
            advice: advice ?? "correct it, or fetch the file again")
    }

    /// What the decoder says it found: its sentences end in "but found ... instead".
    private static func found(in sentence: String) -> String {
        let words = [
            "dictionary": "an object", "array": "a list", "number": "a number", "string": "a string",
            "bool": "a truth value",
        ]
        let last = sentence.split(separator: " ").dropLast().last.map(String.init) ?? ""
        return words[last] ?? "a value of another type"
    }

    /// A JSON type in words.
    private static func name(of type: Any.Type) -> String {
        let name = "\(type)"
        if name.hasPrefix("Array") { return "a list" }
        return type == String.self ? "a string" : "an object"
    }
}
