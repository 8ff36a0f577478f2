import ArgumentParser
import Workloads

/// What `altius generate` writes.
enum GenerateSubject: ExpressibleByArgument {
    case kind(Workload.Kind)
    /// The bundled blocks.
    case demo
    /// The bundled block that is written by hand.
    case marketDay

    init?(argument: String) {
        if argument == "demo" {
            self = .demo
        } else if argument == MarketDayBlock.name {
            self = .marketDay
        } else if let kind = Workload.Kind(rawValue: argument) {
            self = .kind(kind)
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { Workload.Kind.allCases.map(\.rawValue) + ["demo", MarketDayBlock.name] }
}
