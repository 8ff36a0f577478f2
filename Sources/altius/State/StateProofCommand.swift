import ArgumentParser
import Primitives
import StateTree

/// `altius state proof`: proves an account and slots.
struct StateProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "Prove an account and slots of it: JSON as eth_getProof answers.",
        discussion: "The proof is verified under the state's root before it is printed.")

    @Argument(help: ArgumentHelp("The account.", valueName: "address"))
    var address: String

    @Argument(help: ArgumentHelp("Slots of its storage.", valueName: "slot"))
    var slots: [String] = []

    @OptionGroup var folder: DataFolder

    func run() throws {
        guard let address = Hex.decode(address).flatMap({ Address($0) }) else {
            throw CommandFailure.usage("expected an address (\"0x\" and 40 digits), found \"\(self.address)\".")
        }
        let keys = try slots.map { text in
            guard let key = Hex.decodeQuantity(text) else {
                throw CommandFailure.usage("expected a slot (a hex number), found \"\(text)\".")
            }
            return key
        }
        let state = try folder.open(.readOnly)
        let proof = try CommandFailure.catching { () throws(StateError) in try state.proof(of: address, slots: keys) }
        do { try proof.verify(under: state.head.root) } catch {
            throw CommandFailure(message: "\(error)", exitCode: CommandFailure.check)
        }
        try JSONLine.print(ProofReport(proof))
    }
}

/// A proof as `eth_getProof` answers (EIP-1186).
private struct ProofReport: Encodable {
    struct Slot: Encodable {
        let key: String
        let value: String
        let proof: [String]
    }

    let address: String
    let balance: String
    let nonce: String
    let codeHash: String
    let storageHash: String
    let accountProof: [String]
    let storageProof: [Slot]

    init(_ proof: AccountProof) {
        address = proof.address.description
        balance = Hex.encode(proof.balance)
        nonce = Hex.encode(UInt256(proof.nonce))
        codeHash = proof.codeHash.description
        storageHash = proof.storageRoot.description
        accountProof = proof.accountProof.map { Hex.encode($0) }
        storageProof = proof.slots.map {
            Slot(key: Hex.encode($0.key), value: Hex.encode($0.value), proof: $0.proof.map { Hex.encode($0) })
        }
    }
}
