import Primitives

extension LocationNames {
    func encode(to encoder: inout ByteEncoder) {
        encoder.append(UInt64(block))
        encoder.append(UInt64(entries.count))
        var expectedID: UInt32 = 0
        for entry in entries {
            encoder.appendSigned(Int64(Int32(bitPattern: entry.id &- expectedID)))
            expectedID = entry.id &+ 1
            entry.location.encode(to: &encoder)
        }
    }

    init(from decoder: inout ByteDecoder) throws(TraceFault) {
        let block = try decoder.integer("block of a location table", as: UInt32.self)
        let count = try decoder.count("number of locations", elementSize: 22)
        self.init(block: block, entries: [])
        entries.reserveCapacity(count)
        var expectedID: UInt32 = 0
        for _ in 0..<count {
            let id = expectedID &+ UInt32(truncatingIfNeeded: try decoder.signed("location ID"))
            expectedID = id &+ 1
            entries.append(Entry(id: id, location: try LocationDescription(from: &decoder)))
        }
    }
}

extension LocationDescription {
    private enum FieldCode: UInt8 {
        case balance, nonce, code, storage, existence
    }

    fileprivate func encode(to encoder: inout ByteEncoder) {
        switch field {
        case .balance: encoder.append(byte: FieldCode.balance.rawValue)
        case .nonce: encoder.append(byte: FieldCode.nonce.rawValue)
        case .code: encoder.append(byte: FieldCode.code.rawValue)
        case .storage: encoder.append(byte: FieldCode.storage.rawValue)
        case .existence: encoder.append(byte: FieldCode.existence.rawValue)
        }
        encoder.append(address)
        if case .storage(let slot) = field { encoder.appendCounted(slot.minimalBigEndianBytes) }
    }

    fileprivate init(from decoder: inout ByteDecoder) throws(TraceFault) {
        let number = try decoder.byte("kind of location")
        guard let code = FieldCode(rawValue: number) else {
            throw TraceFault(expected: "a kind of location below 5", found: "\(number)")
        }
        let address = try decoder.address("location")
        switch code {
        case .balance: self.init(address: address, field: .balance)
        case .nonce: self.init(address: address, field: .nonce)
        case .code: self.init(address: address, field: .code)
        case .existence: self.init(address: address, field: .existence)
        case .storage: self.init(address: address, field: .storage(try decoder.word("storage slot")))
        }
    }
}
