/// The contract that returns its input.
enum Identity {
    static func run(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        output.append(contentsOf: input)
        return true
    }
}
