import Telemetry

/// How shards are called, everywhere alike.
enum ShardText {
    /// The byte that its hashed keys begin with, the first where there are several: "0x1f".
    static func name(_ number: Int, of count: Int) -> String {
        let byte = number * ShardReport.shardLimit / max(1, count)
        let hex = String(byte, radix: 16)
        return "0x" + (hex.count < 2 ? "0" : "") + hex
    }

    /// Which keys are its own.
    static func keys(_ number: Int, of count: Int) -> String {
        guard count < ShardReport.shardLimit else { return "those that begin with \(name(number, of: count))" }
        let last = (number + 1) * ShardReport.shardLimit / max(1, count) - 1
        return "those that begin with \(name(number, of: count)) to \(name(last, of: ShardReport.shardLimit))"
    }
}
