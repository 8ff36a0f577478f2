import ArgumentParser
import Chain
import EVM
import Execution
import Workloads

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `altius generate`: writes synthetic blocks.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write a synthetic block with its pre-state.",
        discussion: """
            KIND is one of \(GenerateSubject.names.joined(separator: ", ")). 'demo' writes the bundled \
            demonstration blocks.

            The same options give the same file on every machine. The block is valid under Cancun's rules; it is executed one \
            by one before it is written, so that its header and post-state can be checked by 'altius run'.
            """)

    @Argument(
        help: ArgumentHelp("What the transactions are.", valueName: "kind"),
        completion: .list(GenerateSubject.names), transform: GenerateSubject.init(parsing:))
    var subject: GenerateSubject

    @Option(name: .shortAndLong, help: "How many transactions.")
    var transactions = 1000

    @Option(name: .shortAndLong, help: "Where randomness begins.")
    var seed: UInt64 = 1

    @Option(help: "erc20: per cent of the transfers that go to a hot account.")
    var conflictRate = 0

    @Option(help: "erc20: hot accounts.")
    var hotAccounts = 8

    @Option(help: "amm: pools, on which the swaps take turns.")
    var pools = 1

    @Option(help: "The block's number.")
    var number: UInt64 = 20_000_000

    @Option(
        help: ArgumentHelp(
            "So many consecutive blocks, each on the state that the one before left; --output is then their folder."))
    var blocks = 1

    @Flag(help: "Sign the transactions, at about 0.06 ms each; without, the file states the senders.")
    var sign = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A file ending in .json, or a block folder; for 'demo' the folder of the files (default: named after the kind).",
            valueName: "path"))
    var output: String?

    func validate() throws {
        if transactions < 0 { throw ValidationError("--transactions must be at least 0.") }
        if !(0...100).contains(conflictRate) { throw ValidationError("--conflict-rate must be from 0 to 100.") }
        if blocks < 1 { throw ValidationError("--blocks must be at least 1.") }
        if blocks > 1 && sign {
            throw ValidationError("--sign does not go with --blocks: nonces follow from the blocks.")
        }
        if hotAccounts < 1 { throw ValidationError("--hot-accounts must be at least 1.") }
        if pools < 1 { throw ValidationError("--pools must be at least 1.") }
    }

    func run() throws {
        let executor = SequentialExecutor(EthereumVM())
        do {
            switch subject {
            case .kind(let kind) where blocks > 1:
                let workload = workload(of: kind)
                let folder = output ?? workload.name
                try Self.make(folder)
                try WorkloadChain(workload, blocks: blocks).forEach(executedBy: executor) { block in
                    try Self.write(block, to: "\(folder)/\(block.block.header.number).json")
                }
            case .kind(let kind):
                let workload = workload(of: kind)
                let path = output ?? "\(workload.name).json"
                try Self.write(try workload.makeBlock().sealed(by: executor), to: path)
            case .demo:
                let folder = output ?? DemoBlocks.folderName
                for story in DemoStory.allCases {
                    try Self.write(try story.makeBlock(by: executor), to: "\(folder)/\(story.name).json")
                }
            }
        } catch let error as BlockFileError {
            throw CommandFailure.unreadable(error)
        }
    }

    private func workload(of kind: Workload.Kind) -> Workload {
        Workload(
            kind, transactions: transactions, seed: seed, conflictRate: conflictRate, hotAccounts: hotAccounts,
            pools: pools, isSigned: sign, number: number)
    }

    private static func make(_ folder: String) throws {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw CommandFailure.usage("\(folder): expected a folder that can be made, found one that cannot.")
        }
    }

    private static func write(_ folder: BlockFolder, to path: String) throws {
        if path.hasSuffix(".json") { try folder.write(bundle: path) } else { try folder.write(folder: path) }
        let gas = Decimal.grouped(folder.block.header.gasUsed)
        print("\(path): \(folder.block.transactions.count) transactions, \(gas) gas")
    }
}
