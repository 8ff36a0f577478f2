import CommandTesting
import Foundation
import TestSupport
import Testing

/// A small valid block in a folder of its own, whose files tests damage: six payments between strangers, unsigned, number
/// 20,000,000.
final class BlockFixture {
    static let number = 20_000_000
    let folder: TemporaryFolder

    /// The block's folder, as the command line gets it.
    var path: String { folder.path + "/block" }

    /// - Parameter kind: what `altius generate` is to make.
    init(_ kind: String = "transfers") throws {
        folder = try TemporaryFolder()
        let arguments = ["generate", kind, "--transactions", "6", "--number", "\(Self.number)", "--output", path]
        let made = try Program.run(arguments)
        try #require(made.code == 0, "\(made.errors)")
    }

    /// Changes a file of the block as text.
    func edit(_ file: String, _ change: (String) -> String) throws {
        try folder.write(change(try folder.read("block/\(file)")), to: "block/\(file)")
    }

    /// Changes `block.json` as an object.
    func editBlock(_ change: (inout [String: Any]) throws -> Void) throws {
        try editObject("block.json", change)
    }

    /// Changes one transaction of `block.json`.
    func editTransaction(_ index: Int, _ change: (inout [String: Any]) throws -> Void) throws {
        try editBlock { block in
            var transactions = try #require(block["transactions"] as? [[String: Any]])
            try change(&transactions[index])
            block["transactions"] = transactions
        }
    }

    /// The sender of a transaction.
    func sender(_ index: Int) throws -> String {
        let block = try object("block.json")
        let transactions = try #require(block["transactions"] as? [[String: Any]])
        return try #require(transactions[index]["from"] as? String)
    }

    func editObject(_ file: String, _ change: (inout [String: Any]) throws -> Void) throws {
        var object = try object(file)
        try change(&object)
        let data = try JSONSerialization.data(withJSONObject: object)
        try folder.write(String(decoding: data, as: UTF8.self), to: "block/\(file)")
    }

    private func object(_ file: String) throws -> [String: Any] {
        let text = try folder.read("block/\(file)")
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
