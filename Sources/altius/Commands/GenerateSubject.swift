import ArgumentParser
import Workloads

/// What `altius generate` writes.
enum GenerateSubject: ExpressibleByArgument {
    case kind(Workload.Kind)
    /// The bundled blocks.
    case demo

    init?(argument: String) {
        if argument == "demo" {
            self = .demo
        } else if let kind = Workload.Kind(rawValue: argument) {
            self = .kind(kind)
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { Workload.Kind.allCases.map(\.rawValue) + ["demo"] }
}
