import Chain
import Primitives
import State

/// Codes decoded for tracing, by hash: a tracer must see every instruction, so the shared forms do not serve it.
final class TracedCodes {
    private let fork: Fork
    private var codes: [Hash256: PreparedCode] = [:]

    init(fork: Fork) {
        self.fork = fork
    }

    func prepared(_ code: Code) -> PreparedCode {
        if let known = codes[code.hash] { return known }
        let form = PreparedCode(code.bytes, fork: fork, layout: .traced)
        codes[code.hash] = form
        return form
    }
}

extension Machine {
    /// Runs the frames under way for a tracer.
    func runTraced(_ tracer: any MachineTracer) -> (ending: Ending, gasLeft: Int64) {
        var observer = TracingObserver(tracer: tracer)
        return run(&observer)
    }
}
