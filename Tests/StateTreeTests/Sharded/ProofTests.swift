import Chain
import Primitives
import State
import StateTesting
import StateTree
import TestSupport
import Testing

@Suite struct ProofTests {
    @Test(arguments: [1, 2, 5, 40, 700])
    func presenceAndAbsence(accounts: Int) throws {
        var model = StateModel(seed: UInt64(70 + accounts), accounts: accounts)
        let store = MemoryStore()
        let state = try ShardedState(creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: store)
        for number in 1...UInt64(6) {
            try state.commit(model.nextBlock(2 * accounts), of: ShardedStateTests.link(number))
        }
        let root = StateRoot.root(of: model.snapshot)
        let slots = (0..<UInt64(12)).map { UInt256($0) }
        // Once with the nodes in memory, once from the store.
        for state in [state, try ShardedState(opening: store)] {
            for (address, account) in model.snapshot.accounts {
                let proof = try state.proof(of: address, slots: slots)
                try proof.verify(under: root)
                #expect(proof.balance == account.balance && proof.nonce == account.nonce)
                #expect(proof.codeHash == account.codeHash)
                #expect(proof.storageRoot == StateRoot.storageRoot(of: account.storage))
                for slot in proof.slots { #expect(slot.value == account.storage[slot.key] ?? .zero) }
            }
            for index in 0..<UInt64(50) {
                let proof = try state.proof(of: Address(high: 8, middle: 8, low: index), slots: slots)
                try proof.verify(under: root)
                #expect(proof.balance.isZero && proof.slots.allSatisfy { $0.value.isZero && $0.proof.isEmpty })
            }
        }
    }

    @Test func nothingElseIsProven() throws {
        var model = StateModel(seed: 73, accounts: 200)
        let state = try ShardedState(
            creating: StateSnapshot(), number: 0, hash: nil, isWhole: true, in: MemoryStore())
        for number in 1...UInt64(6) { try state.commit(model.nextBlock(300), of: ShardedStateTests.link(number)) }
        let root = state.head.root
        let (address, account) = try #require(
            model.snapshot.accounts.sorted { $0.key < $1.key }.first { $0.value.storage.count > 3 })
        let slot = try #require(account.storage.keys.min())
        let good = try state.proof(of: address, slots: [slot])
        try good.verify(under: root)
        func expectRefused(_ change: (inout AccountProof) -> Void) {
            var proof = good
            change(&proof)
            #expect(throws: ProofError.self) { try proof.verify(under: root) }
        }
        expectRefused { $0.balance = $0.balance &+ 1 }
        expectRefused { $0.nonce += 1 }
        expectRefused { $0.codeHash = .zero }
        expectRefused { $0.storageRoot = MerklePatriciaTrie.emptyRoot }
        expectRefused { $0.slots[0].value = $0.slots[0].value &+ 1 }
        expectRefused { $0.slots[0].value = .zero }
        expectRefused { $0.slots[0].key = $0.slots[0].key &+ 1_000 }
        expectRefused { $0.address = Address(high: 8, middle: 8, low: 8) }
        expectRefused { $0.accountProof.append([0x80]) }
        expectRefused { $0.accountProof.insert($0.accountProof[0], at: 0) }
        for index in good.accountProof.indices {
            expectRefused { $0.accountProof.remove(at: index) }
            for position in good.accountProof[index].indices {
                expectRefused { $0.accountProof[index][position] ^= 1 }
            }
        }
        for index in good.slots[0].proof.indices {
            expectRefused { $0.slots[0].proof.remove(at: index) }
            for position in good.slots[0].proof[index].indices {
                expectRefused { $0.slots[0].proof[index][position] ^= 4 }
            }
        }
        #expect(throws: ProofError.self) { try good.verify(under: Hash256(1)) }
    }

    /// Nodes that hash to what they must but are no nodes.
    @Test func nonsenseUnderItsOwnHash() {
        let nodes: [[UInt8]] = [
            [], [0x80], [0xc0], [0xc1, 0x80], [0xc2, 0x80, 0x80], [0xc3, 0x20, 0x80, 0x80], [0xc2, 0x40, 0x80],
            [0xc2, 0x21, 0x80], [0xc2, 0x00, 0xc0], [0xc2, 0x00, 0x01], [0xff],
            [0xd1] + Array(repeating: 0x80, count: 17),
            [0xd1] + Array(repeating: 0x01, count: 17), [0xc4, 0xc0, 0xc0], [0xc2, 0xc0, 0x80], [0xc2, 0x05, 0x01],
        ]
        for node in nodes {
            let value = try? MerkleProof.value(of: .zero, in: [node], root: Keccak256.hash(node))
            #expect(value == nil || value == .some(nil))
        }
    }
}
