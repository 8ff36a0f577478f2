import Chain
import Primitives

/// Reads single texts of test files. A fault names the field and concerns only the case that uses it, where the coding
/// containers would give up the whole file: some cases hold values that no transaction can have.
enum HexField {
    static func read<Value>(
        _ form: JSONForm<Value>, _ text: String, _ place: String
    ) throws(StateTestFault) -> Value {
        guard let value = form.parse(text) else {
            throw StateTestFault(place: place, expected: form.expectation, found: "\"\(text.prefix(80))\"")
        }
        return value
    }
}
