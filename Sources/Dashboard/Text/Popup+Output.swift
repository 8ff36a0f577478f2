import Primitives
import Stepping

extension Popup {
    /// What an instruction is about to log, return or revert with: the event where its first topic is known, topics, data, and the reason
    /// where the data is one.
    mutating func addOutput(of opcode: UInt8, _ call: RebuiltCall) {
        guard (0xa0...0xa4).contains(opcode) || opcode == 0xf3 || opcode == 0xfd else { return }
        if opcode <= 0xa4 {
            let topics = call.stack.dropLast(2).suffix(Int(opcode - 0xa0)).reversed()
            for (index, topic) in topics.enumerated() {
                let signature = index == 0 ? KnownSignatures.signature(of: topic) : nil
                add(index == 0 ? "event" : "topic \(index)", signature ?? Hex.encode(topic))
            }
        }
        guard let range = call.touch(of: opcode)?.read else { return }
        // Beyond its end, memory is zeros that are not there yet.
        let held = call.memory[range.clamped(to: 0..<call.memory.count)]
        let shownCount = min(range.count, Self.shownBytes)
        let shown = Array(held.prefix(shownCount)) + repeatElement(0, count: shownCount - min(held.count, shownCount))
        if opcode == 0xfd, let reason = Self.reason(held) { add("reason", reason) }
        add("data", Figures.counted(range.count, "byte"))
        for start in stride(from: 0, to: shownCount, by: 32) {
            let end = min(start + 32, shownCount)
            let isCut = end == shownCount && shownCount < range.count
            add("", Hex.encode(Array(shown[start..<end])) + (isCut ? " ..." : ""))
        }
    }

    private static let shownBytes = 128

    /// The text of `Error(string)`, which Solidity and Vyper revert with (Solidity ABI, "Panic via assert and Error via require").
    private static func reason(_ data: ArraySlice<UInt8>) -> String? {
        let start = data.startIndex
        guard data.count >= 68, data.prefix(4).elementsEqual([0x08, 0xc3, 0x79, 0xa0]) else { return nil }
        let length = UInt256(bigEndian: data[(start + 36)..<(start + 68)])
        guard let length, length.fitsInUInt64, length.limb0 <= UInt64(data.count - 68) else { return nil }
        let text = data[(start + 68)..<(start + 68 + Int(length.limb0))]
        // Control characters have no business on a terminal.
        return String(decoding: text, as: UTF8.self).filter { !$0.unicodeScalars.contains { $0.value < 0x20 } }
    }
}
