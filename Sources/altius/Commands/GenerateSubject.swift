import ArgumentParser
import Workloads

/// What `altius generate` writes.
enum GenerateSubject {
    case kind(Workload.Kind)
    /// The bundled blocks.
    case demo

    static let names = Workload.Kind.allCases.map(\.rawValue) + ["demo"]

    /// - Throws: one sentence that names the kinds. The parser's own message for a type with a list of values takes a line for
    ///   each of them.
    init(parsing argument: String) throws {
        if argument == "demo" {
            self = .demo
        } else if let kind = Workload.Kind(rawValue: argument) {
            self = .kind(kind)
        } else {
            throw ValidationError("choose one of \(Self.names.joined(separator: ", ")).")
        }
    }
}
