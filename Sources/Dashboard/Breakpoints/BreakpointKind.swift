import Primitives

/// One line of the table of breakpoints: what is typed after ":break", and what it makes.
struct BreakpointKind: Sendable {
    let name: String
    /// What it takes, empty for nothing.
    let argument: String
    /// What running stops at, in a few words.
    let help: String
    let make: @Sendable (String, DashboardState) -> Made

    enum Made {
        case breakpoint(Breakpoint)
        /// In a sentence.
        case refused(String)
    }

    /// Every kind. A new one is added here, and its meaning to `Breakpoint`.
    static let all: [BreakpointKind] = [
        BreakpointKind(name: "tx", argument: "N", help: "an execution of the transaction begins") { text, _ in
            guard let index = Int(text.filter { $0 != "," }), index >= 0 else {
                return .refused("break tx takes a transaction's number, not '\(text)'")
            }
            return .breakpoint(.transaction(index))
        },
        BreakpointKind(name: "slot", argument: "KEY", help: "the slot is read, written or conflicted on") { text, _ in
            guard let key = word(text) else {
                return .refused("break slot takes a key as a number or 0x and at most 64 digits, not '\(text)'")
            }
            return .breakpoint(.slot(key))
        },
        BreakpointKind(name: "op", argument: "NAME", help: "the opcode is about to run") { text, state in
            guard let recording = state.evm?.cursor?.recording else {
                return .refused("break op is about opcodes: Enter on the Step screen opens those of a transaction")
            }
            guard recording.opcode(named: text) != nil else { return .refused("no opcode is named '\(text)'") }
            return .breakpoint(.opcode(text.uppercased()))
        },
        BreakpointKind(name: "conflict", argument: "", help: "a read did not hold") { text, _ in
            text.isEmpty ? .breakpoint(.conflict) : .refused("break conflict takes nothing more")
        },
    ]

    /// "tx 17" and the like.
    static func parse(_ line: String, _ state: DashboardState) -> Made {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let names = all.map(\.name).joined(separator: ", ")
        guard let name = words.first else { return .refused("break takes one of \(names)") }
        guard let kind = all.first(where: { $0.name == name }) else {
            return .refused("no breakpoint of the kind '\(name)'; there are \(names)")
        }
        return kind.make((words.count > 1 ? words[1] : "").filter { $0 != " " }, state)
    }

    private static func word(_ text: String) -> UInt256? {
        if let number = UInt64(text) { return UInt256(number) }
        guard text.hasPrefix("0x"), (1...64).contains(text.count - 2) else { return nil }
        let digits = text.dropFirst(2)
        return Hex.decode("0x" + (digits.count % 2 == 0 ? "" : "0") + digits).flatMap { UInt256(bigEndian: $0) }
    }
}
