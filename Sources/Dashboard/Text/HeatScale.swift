import Telemetry
import Terminal

/// Which values each shade of the shards' grid stands for: even steps for a share; for counts steps that each multiply, or
/// one busy shard would make all others look the same.
struct HeatScale {
    private let heat: Shards.Heat
    /// From where on each shade holds, after the one for nothing.
    private let thresholds: [Double]

    init(_ shards: [ShardReport.Shard], _ heat: Shards.Heat) {
        self.heat = heat
        let maximum = shards.reduce(0) { max($0, Self.value($1, heat) ?? 0) }
        thresholds =
            switch heat {
            case .hitRate: [0, 0.25, 0.5, 0.75]
            case .load, .held: Self.factors(to: maximum)
            }
    }

    /// Four thresholds from 1 on, the last one not above `maximum`, each so many times the one before.
    private static func factors(to maximum: Double) -> [Double] {
        var factor = 1.0
        // Whole numbers people can multiply: 2, 3, 4, ... at most a thousand steps.
        while (factor + 1) * (factor + 1) * (factor + 1) <= maximum, factor < 1000 { factor += 1 }
        factor = max(2, factor)
        return [1, factor, factor * factor, factor * factor * factor]
    }

    /// What the grid shows of a shard; nil where there is nothing to say.
    private static func value(_ shard: ShardReport.Shard, _ heat: Shards.Heat) -> Double? {
        switch heat {
        case .load: shard.load == 0 ? nil : Double(shard.load)
        case .hitRate: shard.hitRate
        case .held: shard.entries == 0 ? nil : Double(shard.entries)
        }
    }

    func shade(_ shard: ShardReport.Shard, _ glyphs: GlyphSet) -> Character {
        guard let value = Self.value(shard, heat) else { return glyphs.shades[0] }
        return glyphs.shades[max(1, thresholds.count { $0 <= value })]
    }

    /// Colour from a threshold up: few hits.
    func style(_ shard: ShardReport.Shard) -> Style {
        guard let value = Self.value(shard, heat) else { return .dim }
        return heat == .hitRate && value < 0.5 ? .warning : .graph
    }

    /// What the grid shows and what its shades stand for.
    func title(_ glyphs: GlyphSet) -> String {
        let steps = zip(glyphs.shades.dropFirst(), thresholds).map { shade, threshold in
            let text =
                switch heat {
                case .hitRate: "\(Int(threshold * 100))%"
                case .load, .held: Figures.grouped(UInt64(threshold))
                }
            return "\(shade) \(text)"
        }
        let name =
            switch heat {
            case .load: "Load"
            case .hitRate: "Hits"
            case .held: "Held"
            }
        return "\(name) \(steps.joined(separator: " "))+"
    }

    /// The figure itself in at most five characters.
    func figure(_ shard: ShardReport.Shard) -> String {
        guard Self.value(shard, heat) != nil else { return "" }
        return switch heat {
        case .load: Self.short(shard.load)
        case .hitRate: Figures.percent(shard.hits, of: shard.reads)
        case .held: Self.short(shard.entries)
        }
    }

    private static func short(_ value: UInt64) -> String {
        value < 10_000 ? "\(value)" : value < 10_000_000 ? "\(value / 1000)k" : "\(value / 1_000_000)M"
    }
}
