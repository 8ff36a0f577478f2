import ArgumentParser
import Chain
import EVM
import Execution
import Foundation
import Primitives
import Workloads

/// `altius generate demo`: the bundled demo block.
struct GenerateDemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Build the bundled demo block again from its contract's source: same source, same bytes.")

    @Argument(
        help: ArgumentHelp("The folder with contracts/token.easm; the block folder is put into it.", valueName: "dir"))
    var path = DemoBlocks.folderName

    private static let blockName = "market-day"

    func run() throws {
        let source: String
        do {
            source = try String(contentsOfFile: "\(path)/contracts/token.easm", encoding: .utf8)
        } catch {
            throw CommandFailure.usage("\(path)/contracts/token.easm: expected the token's source; check the path.")
        }
        do {
            let code = try Assembler.assemble(source)
            let folder = try DemoBlock.build(
                tokenCode: code, initcode: try Assembler.initcode(for: code), name: Self.blockName,
                on: SequentialExecutor(EthereumVM()))
            try (Hex.encode(code) + "\n").write(
                toFile: "\(path)/contracts/token.hex", atomically: true, encoding: .utf8)
            try folder.write(folder: "\(path)/\(Self.blockName)")
            print("\(path)/\(Self.blockName): \(folder.block.transactions.count) transactions")
        } catch let error as AssemblyError {
            throw CommandFailure.usage("\(path)/contracts/token.easm: \(error).")
        } catch let error as BlockFileError {
            throw CommandFailure.unreadable(error)
        }
    }
}
