import CommandTesting
import TestSupport

extension TemporaryFolder {
    /// Puts a block of 55 signed payments here as the folder "block", with `change` made to one of its files.
    func makeBlock(file: String, _ change: (String) -> String) throws {
        _ = try Program.run("generate", "transfers", "--transactions", "55", "--sign", "--output", "\(path)/block")
        try write(change(try read("block/\(file)")), to: "block/\(file)")
    }
}
