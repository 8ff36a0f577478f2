/// Follows a transaction step by step.
protocol MachineTracer: AnyObject {
    /// The instruction at `programCounter` is about to run in the innermost frame.
    func step(_ machine: Machine, programCounter: Int)

    /// The innermost frame has ended, with its output in `machine.returnData`.
    func frameEnded(_ machine: Machine, _ ending: Ending)

    /// The transaction is over; its fee is paid.
    func transactionEnded(succeeded: Bool, gasUsed: UInt64, output: UnsafeRawBufferPointer)
}

/// The observer that feeds a tracer.
struct TracingObserver: StepObserver {
    static var isActive: Bool { true }
    let tracer: any MachineTracer

    mutating func step(_ machine: Machine, programCounter: Int) {
        tracer.step(machine, programCounter: programCounter)
    }

    mutating func frameEnded(_ machine: Machine, _ ending: Ending) {
        tracer.frameEnded(machine, ending)
    }
}
