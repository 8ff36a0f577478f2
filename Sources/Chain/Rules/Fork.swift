/// The rule sets of Ethereum's execution layer, in order of activation. What each one changes stands in `ChainRules`.
public enum Fork: Int, CaseIterable, Comparable, Sendable {
    case frontier, homestead, tangerineWhistle, spuriousDragon, byzantium, constantinople, petersburg, istanbul, berlin,
        london, paris, shanghai, cancun

    public static func < (a: Fork, b: Fork) -> Bool { a.rawValue < b.rawValue }

    /// The name people use: "Spurious Dragon".
    public var name: String {
        switch self {
        case .frontier: "Frontier"
        case .homestead: "Homestead"
        case .tangerineWhistle: "Tangerine Whistle"
        case .spuriousDragon: "Spurious Dragon"
        case .byzantium: "Byzantium"
        case .constantinople: "Constantinople"
        case .petersburg: "Petersburg"
        case .istanbul: "Istanbul"
        case .berlin: "Berlin"
        case .london: "London"
        case .paris: "Paris"
        case .shanghai: "Shanghai"
        case .cancun: "Cancun"
        }
    }
}
