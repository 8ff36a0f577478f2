import Chain
import Primitives
import StateTesting
import StateTree
import Testing

@Suite struct TraditionalStateTests {
    /// The baseline is a right one, and what it is measured by counts.
    @Test(arguments: [1 << 10, 1 << 24]) func agreesWithTheSharded(cacheBytes: Int) throws {
        var model = StateModel(seed: 103, accounts: 150)
        let store = MeasuredStore(MemoryStore())
        var state = TraditionalState(in: store, cacheBytes: cacheBytes)
        for round in 0..<40 {
            let before = store.figures
            let change = model.nextBlock(60)
            #expect(try state.commit(change) == StateRoot.root(of: model.snapshot))
            let written = store.figures - before
            #expect(written.writes > 0 && written.bytesWritten > 33 * written.writes)
            guard round % 10 == 9 else { continue }
            state = TraditionalState(in: store, root: state.root, cacheBytes: cacheBytes)
            for (address, account) in model.snapshot.accounts {
                #expect(try state.account(address)?.balance == account.balance)
                for slot in 0..<UInt64(40) {
                    let key = UInt256(slot)
                    #expect(try state.storage(address, key) == account.storage[key] ?? .zero)
                }
            }
            #expect(try state.account(Address(high: 1, middle: 1, low: 1)) == nil)
            #expect((store.figures - before).reads > 0)
        }
    }
}
