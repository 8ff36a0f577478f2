/// One kind of official test file (github.com/ethereum/tests): how to recognise it, how to run it.
package protocol ConformanceSuite: SendableMetatype {
    /// The suite's name in reports.
    static var name: String { get }

    /// Whether files of this shape belong to the suite.
    static func matches(_ shape: FileShape) -> Bool

    /// Runs every case of `file`.
    ///
    /// - Throws: if the file cannot be read as the suite's format. That counts as a failure of the whole file.
    static func run(_ file: ConformanceFile) throws -> [CaseResult]
}

/// Every suite the project runs, in the order in which they are asked whether a file is theirs. A new suite is added here and
/// nowhere else.
package let allConformanceSuites: [any ConformanceSuite.Type] = [
    RLPTestSuite.self, TrieTestSuite.self, TransactionTestSuite.self, StateTestSuite.self,
]
