import Chain

/// The names that state tests give to forks.
package enum StateTestForks {
    /// Forks that are implemented. "ConstantinopleFix" is Petersburg, "EIP150" and "EIP158" are the two forks of late 2016.
    private static let forks: [String: Fork] = [
        "Frontier": .frontier, "Homestead": .homestead, "EIP150": .tangerineWhistle, "EIP158": .spuriousDragon,
        "Byzantium": .byzantium, "Constantinople": .constantinople, "ConstantinopleFix": .petersburg,
        "Istanbul": .istanbul, "Berlin": .berlin, "London": .london, "Paris": .paris, "Merge": .paris,
        "Shanghai": .shanghai, "Cancun": .cancun,
    ]

    /// Names whose cases are passed over, each with its reason.
    private static let skipped: [String: String] = [
        "Prague": "the fork after Cancun is not implemented",
        "Osaka": "forks after Cancun are not implemented",
        "EOFv1": "the EVM object format is part of no fork up to Cancun",
    ]

    package static func fork(named name: String) -> Fork? { forks[name] }

    /// Why cases of the fork `name` are not run; `nil` if they are to be run.
    package static func reasonToSkip(_ name: String) -> String? { skipped[name] }
}
