import Telemetry

extension TransactionDescription {
    /// What it does, in one word: "swap", "transfer", "0xa9059cbb", "payment", "creation".
    package var word: String {
        if recipient == nil { return "creation" }
        guard let selector else { return "payment" }
        return KnownSignatures.functionName(selector) ?? KnownSignatures.hex(selector)
    }

    /// The function with its parameters where it is known: "transfer(address,uint256)".
    package var sentence: String {
        if recipient == nil { return "creates a contract" }
        guard let selector else { return "payment, without a call" }
        return KnownSignatures.function(selector) ?? "function \(KnownSignatures.hex(selector))"
    }
}
