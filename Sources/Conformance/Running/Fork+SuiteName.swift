import Chain

extension Fork {
    /// The fork that the official suites call `name`; `nil` for forks after Cancun and for transitions between forks.
    package init?(suiteName name: String) {
        switch name {
        case "Frontier": self = .frontier
        case "Homestead": self = .homestead
        case "EIP150": self = .tangerineWhistle
        case "EIP158": self = .spuriousDragon
        case "Byzantium": self = .byzantium
        case "Constantinople": self = .constantinople
        case "ConstantinopleFix": self = .petersburg
        case "Istanbul": self = .istanbul
        case "Berlin": self = .berlin
        case "London": self = .london
        case "Merge", "Paris": self = .paris
        case "Shanghai": self = .shanghai
        case "Cancun": self = .cancun
        default: return nil
        }
    }
}
