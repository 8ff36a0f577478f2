import Foundation
import Testing

/// Golden pictures that are too large to stand in a test: `Pictures/<name>.txt`.
///
/// `ALTIUS_RECORD_PICTURES=1 swift test` writes what is drawn over them; look at the difference before committing it.
enum Picture {
    static func expect(_ drawn: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if ProcessInfo.processInfo.environment["ALTIUS_RECORD_PICTURES"] == "1" {
            let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Pictures")
            try Data((drawn + "\n").utf8).write(to: folder.appendingPathComponent(name + ".txt"))
            Issue.record("recorded \(name), nothing was compared", sourceLocation: sourceLocation)
            return
        }
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Pictures"),
            "no picture named \(name)", sourceLocation: sourceLocation)
        let expected = try String(contentsOf: url, encoding: .utf8)
        for (number, (found, wanted)) in zip(lines(drawn), lines(expected)).enumerated() where found != wanted {
            Issue.record(
                "\(name), line \(number + 1):\n\(found)\ninstead of\n\(wanted)", sourceLocation: sourceLocation)
            return
        }
        #expect(drawn + "\n" == expected, sourceLocation: sourceLocation)
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
