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
    package func failure(of testCase: StateTestCase, in test: StateTest) -> String? {
        guard let fork = StateTestForks.fork(named: testCase.forkName) else {
            return "unknown fork \"\(testCase.forkName)\""
        }
        let outcome: BlockOutcome
        switch execute(testCase, in: test, fork: fork) {
        case .executed(let executed):
            if let exception = testCase.expectedException {
                return "expected a refusal (\(exception)), found the transaction executed"
            }
            outcome = executed
        case .refused(let error):
            if testCase.statesExceptions, testCase.expectedException == nil {
                return "expected the transaction executed, found it refused: \(error)"
            }
            switch run([], of: test, fork: fork) {
            case .executed(let untouched): outcome = untouched
            case .refused(let error): return "the block without transactions was refused: \(error)"
            }
        }
        return difference(outcome, testCase, test)
    }

    private enum Ending {
        case executed(BlockOutcome)
        case refused(String)
    }

    private func execute(_ testCase: StateTestCase, in test: StateTest, fork: Fork) -> Ending {
        switch testCase.transaction {
        case .success(let transaction): run([transaction], of: test, fork: fork)
        case .failure(let fault): .refused(fault.description)
        }
    }

    private func run(_ transactions: [Transaction], of test: StateTest, fork: Fork) -> Ending {
        let task = BlockTask(
            block: Block(header: test.header, transactions: transactions), source: MemoryState(test.preState),
            blockHashes: test.blockHashes, fork: fork, options: BlockOptions(reward: .touchOnly))
        do {
            return .executed(try executor.execute(task))
        } catch {
            return .refused(error.description)
        }
    }

    private func difference(_ outcome: BlockOutcome, _ testCase: StateTestCase, _ test: StateTest) -> String? {
        let logs = Self.hash(of: outcome.receipts.first?.logs ?? [])
        guard logs == testCase.logsHash else {
            return "hash of the logs: expected \(testCase.logsHash), found \(logs)"
        }
        let root = StateRoot.root(of: test.preState.applying(outcome.stateChange))
        return root == testCase.stateRoot ? nil : "state root: expected \(testCase.stateRoot), found \(root)"
    }

    /// Keccak-256 of the RLP list of logs.
    private static func hash(of logs: [Log]) -> Hash256 {
        var encoder = RLPEncoder()
        encoder.appendList { encoder in for log in logs { log.encode(to: &encoder) } }
        return Keccak256.hash(encoder.bytes)
    }
}
