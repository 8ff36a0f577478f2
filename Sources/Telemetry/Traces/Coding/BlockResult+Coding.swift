extension BlockResult {
    private enum Kind: UInt8 {
        case checked, checkedWithDifference, refused
    }

    /// Bytes of the result of a block that nothing was compared of.
    static let leastSize = 3

    func encode(to encoder: inout ByteEncoder) {
        encoder.append(UInt64(block))
        switch outcome {
        case .checked(let items, let difference):
            encoder.append(byte: (difference == nil ? Kind.checked : .checkedWithDifference).rawValue)
            encoder.append(UInt64(items.count))
            for item in items {
                encoder.append(item.name)
                encoder.append(byte: item.verdict.rawValue)
            }
            if let difference { encoder.append(difference) }
        case .refused(let refusal):
            encoder.append(byte: Kind.refused.rawValue)
            refusal.encode(to: &encoder)
        }
    }

    init(from decoder: inout ByteDecoder) throws(TraceFault) {
        block = try decoder.integer("block of a result", as: UInt32.self)
        let number = try decoder.byte("kind of result")
        guard let kind = Kind(rawValue: number) else {
            throw TraceFault(expected: "a kind of result below 3", found: "\(number)")
        }
        if kind == .refused {
            outcome = .refused(try Refusal(from: &decoder))
            return
        }
        var items: [VerificationItem] = []
        for _ in 0..<(try decoder.count("number of checks", elementSize: 2)) {
            items.append(try VerificationItem(from: &decoder))
        }
        let difference = kind == .checkedWithDifference ? try decoder.string("difference") : nil
        outcome = .checked(items, difference: difference)
    }
}

extension BlockResult.Refusal {
    fileprivate func encode(to encoder: inout ByteEncoder) {
        encoder.append(number)
        for text in [name, story, reason] { encoder.append(text) }
        // 0 for a number that is not known.
        encoder.append(transactionCount.map { UInt64($0) + 1 } ?? 0)
    }

    fileprivate init(from decoder: inout ByteDecoder) throws(TraceFault) {
        number = try decoder.integer("number of a refused block")
        name = try decoder.string("name of a refused block")
        story = try decoder.string("story of a refused block")
        reason = try decoder.string("reason of a refusal")
        let count = try decoder.integer("number of transactions")
        guard count <= UInt64(UInt32.max) + 1 else {
            throw TraceFault(expected: "at most \(UInt32.max) transactions", found: "\(count - 1)")
        }
        transactionCount = count == 0 ? nil : UInt32(count - 1)
    }
}

extension VerificationItem {
    fileprivate init(from decoder: inout ByteDecoder) throws(TraceFault) {
        name = try decoder.string("name of a check")
        let number = try decoder.byte("verdict")
        guard let verdict = Verdict(rawValue: number) else {
            throw TraceFault(expected: "a verdict below 3", found: "\(number)")
        }
        self.verdict = verdict
    }
}
