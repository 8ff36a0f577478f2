import Primitives

extension KeyedDecodingContainer {
    /// The value of `key`, which must be there.
    package func read<Value>(_ key: Key, _ form: JSONForm<Value>) throws -> Value {
        if let value = try readIfPresent(key, form) { return value }
        throw JSONMismatch(
            path: codingPath + [key], expected: form.expectation, found: contains(key) ? "null" : "no such field")
    }

    /// The value of `key`; `nil` if the field is absent or null.
    package func readIfPresent<Value>(_ key: Key, _ form: JSONForm<Value>) throws -> Value? {
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        if form.isUsuallyNumber, let number = form.number, let value = try? decode(UInt64.self, forKey: key) {
            return number(value)
        }
        if let text = try? decode(String.self, forKey: key) {
            if let value = form.parse(text) { return value }
        } else if let number = form.number, let value = try? decode(UInt64.self, forKey: key) {
            return number(value)
        }
        throw JSONMismatch(path: codingPath + [key], expected: form.expectation, found: describe(key))
    }

    /// The values of a list of strings; `nil` if the field is absent or null.
    package func readListIfPresent<Value>(_ key: Key, _ form: JSONForm<Value>) throws -> [Value]? {
        guard let texts = try decodeIfPresent([String].self, forKey: key) else { return nil }
        return try texts.enumerated().map { index, text in
            guard let value = form.parse(text) else {
                throw JSONMismatch(
                    path: codingPath + [key, JSONKey(intValue: index)], expected: form.expectation,
                    found: JSONMismatch.quote(text))
            }
            return value
        }
    }

    /// Slots and their values; empty if the field is absent or null.
    package func readStorage(_ key: Key) throws -> [UInt256: UInt256] {
        guard let texts = try decodeIfPresent([String: String].self, forKey: key) else { return [:] }
        var storage: [UInt256: UInt256] = [:]
        storage.reserveCapacity(texts.count)
        let form = JSONForm<UInt256>.quantity
        for (slotText, valueText) in texts {
            let path = codingPath + [key, JSONKey(stringValue: slotText)]
            guard let slot = form.parse(slotText) else {
                throw JSONMismatch(
                    path: path, expected: "a slot: \(form.expectation)", found: JSONMismatch.quote(slotText))
            }
            guard let value = form.parse(valueText) else {
                throw JSONMismatch(path: path, expected: form.expectation, found: JSONMismatch.quote(valueText))
            }
            guard storage.updateValue(value, forKey: slot) == nil else {
                throw JSONMismatch(path: path, expected: "every slot once", found: "the slot a second time")
            }
        }
        return storage
    }

    /// What stands at `key`, in words, for errors.
    private func describe(_ key: Key) -> String {
        if let text = try? decode(String.self, forKey: key) { return JSONMismatch.quote(text) }
        if let flag = try? decode(Bool.self, forKey: key) { return "\(flag)" }
        if let number = try? decode(Double.self, forKey: key) { return "the number \(number)" }
        if (try? nestedUnkeyedContainer(forKey: key)) != nil { return "a list" }
        return "an object"
    }
}
