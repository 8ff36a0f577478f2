import Chain
import Execution
import Primitives
import State
import StateTree

/// Runs the cases of state tests on one executor. Used by one thread at a time.
package struct StateTestRunner {
    private let executor: any Executor

    package init(_ executor: any Executor) {
        self.executor = executor
    }

    /// Runs one case; returns what went wrong, or `nil`.
    ///
    /// A refused transaction leaves the state as it is, but for the fee recipient: the files were made with a block reward of
    /// zero, which touches that account in every case.
    package func fault(of testCase: StateTestCase, in test: StateTest) -> StateTestFault? {
        guard let fork = Fork(suiteName: testCase.forkName) else {
            return StateTestFault(place: "post", expected: "a fork up to Cancun", found: testCase.forkName)
        }
        let outcome: BlockOutcome
        switch execute(testCase, in: test, fork: fork) {
        case .success(let executed):
            if let exception = testCase.expectedException {
                return StateTestFault(place: "transaction", expected: "refused (\(exception))", found: "executed")
            }
            outcome = executed
        case .failure(let refusal):
            if let fault = Self.fault(of: refusal, testCase) { return fault }
            switch run([], of: test, fork: fork) {
            case .success(let untouched): outcome = untouched
            case .failure(let refusal):
                return StateTestFault(
                    place: "block", expected: "the empty block executed", found: "refused: \(refusal)")
            }
        }
        return difference(outcome, testCase, test)
    }

    /// Whether the transaction had to be refused, and for that reason. Older files do not say, so there the root decides.
    private static func fault(of refusal: StateTestRefusal, _ testCase: StateTestCase) -> StateTestFault? {
        guard testCase.statesExceptions else { return nil }
        guard let exception = testCase.expectedException else {
            return StateTestFault(place: "transaction", expected: "executed", found: "refused: \(refusal)")
        }
        if refusal.agrees(with: exception) { return nil }
        return StateTestFault(
            place: "transaction", expected: "refused (\(exception))", found: "refused for another reason: \(refusal)")
    }

    private func execute(
        _ testCase: StateTestCase, in test: StateTest, fork: Fork
    ) -> Result<BlockOutcome, StateTestRefusal> {
        switch testCase.transaction {
        case .success(let transaction): run([transaction], of: test, fork: fork)
        case .failure(let fault): .failure(.malformed(fault))
        }
    }

    private func run(
        _ transactions: [Transaction], of test: StateTest, fork: Fork
    ) -> Result<BlockOutcome, StateTestRefusal> {
        let task = BlockTask(
            block: Block(header: test.header, transactions: transactions), source: MemoryState(test.preState),
            blockHashes: test.blockHashes, fork: fork, options: BlockOptions(reward: .touchOnly))
        do {
            return .success(try executor.execute(task))
        } catch {
            return .failure(.refused(error))
        }
    }

    private func difference(
        _ outcome: BlockOutcome, _ testCase: StateTestCase, _ test: StateTest
    ) -> StateTestFault? {
        let logs = Self.hash(of: outcome.receipts.first?.logs ?? [])
        guard logs == testCase.logsHash else {
            return StateTestFault(place: "logs", expected: "logs \(testCase.logsHash)", found: "\(logs)")
        }
        let root = StateRoot.root(of: test.preState.applying(outcome.stateChange))
        guard root == testCase.stateRoot else {
            return StateTestFault(place: "state", expected: "state root \(testCase.stateRoot)", found: "\(root)")
        }
        do {
            let sharded = try Self.shardedRoot(of: test.preState, after: outcome.stateChange)
            if sharded == testCase.stateRoot { return nil }
            return StateTestFault(
                place: "sharded state", expected: "state root \(testCase.stateRoot)", found: "\(sharded)")
        } catch {
            return StateTestFault(place: "sharded state", expected: "a commit", found: "\(error)")
        }
    }

    /// The root that the sharded state has after one commit of the change.
    private static func shardedRoot(of snapshot: StateSnapshot, after change: StateChange) throws(StateError) -> Hash256
    {
        var configuration = ShardedState.Configuration()
        configuration.cacheBytes = 0
        let state = try ShardedState(
            creating: snapshot, number: 0, hash: nil, isWhole: true, in: MemoryStore(), configuration)
        return try state.commit(change, of: BlockLink(number: 1, hash: nil, parentHash: nil))
    }

    /// Keccak-256 of the RLP list of logs.
    private static func hash(of logs: [Log]) -> Hash256 {
        var encoder = RLPEncoder()
        encoder.appendList { encoder in for log in logs { log.encode(to: &encoder) } }
        return Keccak256.hash(encoder.bytes)
    }
}
