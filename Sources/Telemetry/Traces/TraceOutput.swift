/// A trace file that is being written. Keeps its first error and does nothing after it.
struct TraceOutput: ~Copyable {
    private(set) var error: TraceError?
    private var stream = TraceStream()
    private let file: TraceFile
    private var isEnded = false

    init(file: TraceFile) {
        self.file = file
    }

    var totals: TraceTotals { stream.totals }

    mutating func begin(_ header: TraceHeader) {
        do throws(TraceFault) {
            write(try stream.begin(header))
        } catch {
            refuse(error)
        }
    }

    mutating func append(_ batch: EventBatch) {
        guard error == nil, !isEnded else { return }
        do throws(TraceFault) {
            write(try stream.append(batch))
        } catch {
            refuse(error)
        }
    }

    mutating func end(lost: UInt64) {
        guard error == nil, !isEnded else { return }
        isEnded = true
        do throws(TraceFault) {
            write(try stream.end(lost: lost))
        } catch {
            refuse(error)
        }
    }

    mutating func write(_ bytes: [UInt8]) {
        do throws(TraceError) {
            try file.write(bytes)
        } catch {
            self.error = error
        }
    }

    mutating func refuse(_ fault: TraceFault) {
        error = TraceError(
            .tooLarge, file: file.path, offset: file.offset, expected: fault.expected, found: fault.found)
    }

    mutating func close() {
        do throws(TraceError) {
            try file.close()
        } catch {
            self.error = self.error ?? error
        }
    }
}
