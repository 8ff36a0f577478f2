import Telemetry
import Terminal

extension Popup {
    /// Everything that is known of a shard, and its part of the whole.
    static func shard(_ number: Int, _ report: ShardReport, _ state: DashboardState) -> Popup {
        let shard = report.shards[number]
        let sum = ShardTotals(report).sum
        let block = !state.hasOwnShardReport ? "" : " in block \(state.timeline?.description.number ?? 0)"
        var popup = Popup("Shard \(ShardText.name(number, of: report.shards.count))\(block)")
        popup.add("hashed keys", ShardText.keys(number, of: report.shards.count))
        func part(_ value: UInt64, of whole: UInt64) -> String {
            whole == 0 ? "0" : "\(Figures.grouped(value)), \(Figures.percent(value, of: whole)) of all shards'"
        }
        popup.add("load", part(shard.load, of: sum.load))
        popup.add("reads", part(shard.reads, of: sum.reads))
        popup.add("from the cache", "\(Figures.grouped(shard.hits)), \(Figures.percent(shard.hits, of: shard.reads))")
        popup.add("from the store", Figures.grouped(shard.misses))
        popup.add("fetched ahead", part(shard.prefetched, of: sum.prefetched))
        popup.add("evictions", part(shard.evictions, of: sum.evictions))
        popup.add("changes", part(shard.changes, of: sum.changes))
        popup.add("entries held", part(shard.entries, of: sum.entries))
        popup.add("bytes held", part(shard.bytes, of: sum.bytes))
        return popup
    }
}
