/// What is wrong with the content of a chunk; the reader adds where that is.
package struct TraceFault: Error, Hashable {
    package var expected: String
    package var found: String
}
