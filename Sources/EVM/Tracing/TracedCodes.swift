import Chain
import Primitives
import State

/// Codes decoded for tracing, by hash: a tracer must see every instruction, so the shared forms do not serve it.
final class TracedCodes {
    let decoder: Decoder
    private var codes: [Hash256: PreparedCode] = [:]

    init(fork: Fork) {
        decoder = Decoder(fork: fork, layout: .traced)
    }

    func prepared(_ code: Code) -> PreparedCode {
        if let known = codes[code.hash] { return known }
        let form = code.bytes.withUnsafeBytes { decoder.decode($0) }
        codes[code.hash] = form
        return form
    }
}

extension Machine {
    /// Runs the frames under way for a tracer.
    func runTraced(_ tracer: StepTracer) -> (ending: Ending, gasLeft: Int64) {
        var observer = TracingObserver(tracer: tracer)
        return run(&observer)
    }
}
