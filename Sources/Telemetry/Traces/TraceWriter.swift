import Synchronization

/// Writes a trace file as the batches come in. Memory stays within one chunk, whatever the length of the recording.
///
/// As a sink of a collector it keeps its first error to itself, writes nothing more, and tells with `close`.
package final class TraceWriter: EventSink {
    package let path: String
    private let output: Mutex<TraceOutput>

    /// Creates the file, or replaces what is there, and writes the header.
    package init(path: String, header: TraceHeader) throws(TraceError) {
        self.path = path
        var output = TraceOutput(file: try TraceFile.create(path))
        output.begin(header)
        if let error = output.error { throw error }
        self.output = Mutex(output)
    }

    /// Appends a batch. Does nothing after an error or the end.
    package func receive(_ batch: EventBatch) {
        output.withLock { $0.append(batch) }
    }

    /// Writes the end of the trace.
    package func finish(lost: UInt64) {
        output.withLock { $0.end(lost: lost) }
    }

    /// Ends the trace, if the collector has not yet, and closes the file.
    /// - Returns: what was recorded.
    /// - Throws: the first error of this writer. What was written before it can be read.
    @discardableResult
    package func close() throws(TraceError) -> TraceTotals {
        let (totals, error) = output.withLock { output in
            output.end(lost: 0)
            output.close()
            return (output.totals, output.error)
        }
        if let error { throw error }
        return totals
    }
}
