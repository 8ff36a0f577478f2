/// Which of a state test's variants a case uses.
package struct StateTestIndexes: Decodable, Sendable {
    package let data: Int
    package let gas: Int
    package let value: Int
}
