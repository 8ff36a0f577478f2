/// Where a trace comes from.
package struct TraceHeader: Hashable, Sendable {
    /// The program that recorded it, with its version.
    package var program: String
    /// What the recording was made with: executor, workers, block files, time of day, ...
    package var parameters: [String: String]

    package init(program: String, parameters: [String: String] = [:]) {
        self.program = program
        self.parameters = parameters
    }
}

extension TraceHeader {
    var content: [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(program)
        encoder.append(UInt64(parameters.count))
        for (key, value) in parameters.sorted(by: { $0.key < $1.key }) {
            encoder.append(key)
            encoder.append(value)
        }
        return encoder.bytes
    }

    init(content: [UInt8]) throws(TraceFault) {
        var decoder = ByteDecoder(content)
        self.init(program: try decoder.string("program"))
        for _ in 0..<(try decoder.count("parameter count", elementSize: 2)) {
            let key = try decoder.string("parameter name")
            parameters[key] = try decoder.string("parameter value")
        }
        try decoder.finish("header")
    }
}
