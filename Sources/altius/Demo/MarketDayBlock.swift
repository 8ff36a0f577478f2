import Chain
import EVM
import Execution
import Foundation
import Primitives
import Workloads

/// The bundled block that is written by hand: built again from its contract's source, always to the same bytes.
enum MarketDayBlock {
    static let name = "market-day"

    /// Writes the block folder, and the assembled contract, into a folder that has `contracts/token.easm`.
    static func write(into path: String) throws {
        let source: String
        do {
            source = try String(contentsOfFile: "\(path)/contracts/token.easm", encoding: .utf8)
        } catch {
            throw CommandFailure.usage("\(path)/contracts/token.easm: expected the token's source; check the path.")
        }
        do {
            let code = try Assembler.assemble(source)
            let folder = try DemoBlock.build(
                tokenCode: code, initcode: try Assembler.initcode(for: code), name: name,
                on: SequentialExecutor(EthereumVM()))
            try (Hex.encode(code) + "\n").write(
                toFile: "\(path)/contracts/token.hex", atomically: true, encoding: .utf8)
            try folder.write(folder: "\(path)/\(name)")
            print("\(path)/\(name): \(folder.block.transactions.count) transactions")
        } catch let error as AssemblyError {
            throw CommandFailure.usage("\(path)/contracts/token.easm: \(error).")
        } catch let error as BlockFileError {
            throw CommandFailure.unreadable(error)
        }
    }
}
