import Telemetry

/// Hands what a collector delivers to a dashboard.
///
///     let collector = Collector(sinks: [TelemetryFeed(link)])
package final class TelemetryFeed: EventSink {
    private let link: DashboardLink

    package init(_ link: DashboardLink) {
        self.link = link
    }

    package func receive(_ batch: EventBatch) { link.post(.telemetry(batch)) }

    package func finish(lost: UInt64) { link.post(.telemetry(EventBatch(lost: lost))) }
}
