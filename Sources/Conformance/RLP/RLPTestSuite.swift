import Chain
import Primitives

/// RLPTests: values and their encodings, and bytes that must be refused.
package enum RLPTestSuite: ConformanceSuite {
    package static let name = "RLPTests"

    package static func matches(_ shape: FileShape) -> Bool {
        shape.has("in", "out") && !shape.has("root")
    }

    package static func run(_ file: ConformanceFile) throws -> [CaseResult] {
        try file.cases(Case.self).map { CaseResult($0.name, check($0.value)) }
    }

    private static func check(_ test: Case) -> CaseResult.Outcome {
        let decoded = Result { () throws(RLPError) in try RLPItem(decoding: test.output) }
        switch test.input {
        case .invalid:
            guard case .success(let item) = decoded else { return .passed }
            return .failed(expected: "an error", found: "\(item)")
        case .valid:
            return compare(decoded.map(\.encoded), test.output)
        case .item(let item):
            guard item.encoded == test.output else {
                return .failed(expected: Hex.encode(test.output), found: Hex.encode(item.encoded))
            }
            return compare(decoded, item)
        }
    }

    private static func compare<Value: Equatable>(
        _ result: Result<Value, RLPError>, _ expected: Value
    ) -> CaseResult.Outcome {
        switch result {
        case .success(expected): .passed
        case .success(let found): .failed(expected: "\(expected)", found: "\(found)")
        case .failure(let error): .failed(expected: "\(expected)", found: "\(error)")
        }
    }

    private struct Case: Decodable {
        enum Input {
            case valid, invalid
            case item(RLPItem)
        }

        let input: Input
        let output: [UInt8]

        private enum Field: String, CodingKey {
            case input = "in"
            case output = "out"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            output = try fields.read(.output, .bytes)
            switch try? fields.decode(String.self, forKey: .input) {
            case "VALID": input = .valid
            case "INVALID": input = .invalid
            default: input = .item(try fields.decode(RLPInputJSON.self, forKey: .input).item)
            }
        }
    }
}
