/// Who wants to know: the dashboard, a trace file, a test.
package protocol EventSink: AnyObject, Sendable {
    /// Called on the collector's thread, one batch at a time. While it runs, rings fill: a sink that has much to do
    /// hands the batch on.
    func receive(_ batch: EventBatch)

    /// Called once, after the last batch, when the collector stops or the sink is removed.
    /// - Parameter lost: how many events were lost in total.
    func finish(lost: UInt64)
}
