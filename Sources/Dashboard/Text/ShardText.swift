import Telemetry
import Terminal

/// Shards in words and signs, everywhere alike.
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

    /// What the grid shows of a shard; nil where there is nothing to say.
    static func value(_ shard: ShardReport.Shard, _ heat: Shards.Heat) -> Double? {
        switch heat {
        case .load: Double(shard.load)
        case .hitRate: shard.hitRate
        case .size: Double(shard.bytes)
        }
    }

    /// The same in at most five characters.
    static func figure(_ shard: ShardReport.Shard, _ heat: Shards.Heat) -> String {
        switch heat {
        case .load: shard.load == 0 ? "" : shard.load < 100_000 ? "\(shard.load)" : "\(shard.load / 1000)k"
        case .hitRate: shard.reads == 0 ? "" : Figures.percent(shard.hits, of: shard.reads)
        case .size: shard.bytes == 0 ? "" : shard.bytes < 1000 ? "\(shard.bytes)" : "\(shard.bytes / 1000)k"
        }
    }

    /// Full shade.
    static func maximum(_ shards: [ShardReport.Shard], _ heat: Shards.Heat) -> Double {
        heat == .hitRate ? 1 : shards.reduce(0) { max($0, value($1, heat) ?? 0) }
    }

    /// What the grid shows, and what its fullest shade stands for.
    static func title(_ shards: [ShardReport.Shard], _ heat: Shards.Heat, _ glyphs: GlyphSet) -> String {
        let full = "\(glyphs.shades[glyphs.shades.count - 1])"
        let maximum = UInt64(maximum(shards, heat))
        return switch heat {
        case .load: "Reads and changes, \(full) \(Figures.grouped(maximum))"
        case .hitRate: "Hit rate, \(full) over 75%"
        case .size: "Bytes held, \(full) \(Figures.bytes(maximum))"
        }
    }

    /// Colour from a threshold up: few hits.
    static func style(_ shard: ShardReport.Shard, _ heat: Shards.Heat) -> Style {
        guard let value = value(shard, heat), value > 0 || heat == .hitRate else { return .dim }
        return heat == .hitRate && value < 0.5 ? .warning : .graph
    }
}
