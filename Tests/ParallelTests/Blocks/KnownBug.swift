/// Bugs of the engine that these tests found and that are not mended yet. Whoever mends one sets it to `false`; the tests then
/// count again.
enum KnownBug {
    /// A slot that a transaction writes before its account ends with the transaction is kept as the first write to the account's
    /// next life: who comes back by CREATE2 finds it set.
    static let slotsOutliveTheirAccount = false

    /// A worker that met code which the pre-state lacks holds it against all transactions that it executes later in the block.
    static let missingCodeSticks = false
}
