import Chain
import Execution
import Primitives
import Testing
import Workloads

@Suite struct WorkloadTests {
    @Test(arguments: Workload.Kind.allCases) func equalRecipesGiveEqualBlocks(_ kind: Workload.Kind) {
        let workload = Workload(kind, transactions: 60, seed: 7, conflictRate: 30, pools: 3)
        #expect(workload.makeBlock() == workload.makeBlock())
        var other = workload
        other.seed = 8
        #expect(workload.makeBlock().block.transactions != other.makeBlock().block.transactions)
    }

    @Test(arguments: Workload.Kind.allCases) func everySizeIsExecuted(_ kind: Workload.Kind) throws {
        for count in [0, 1, 2, 3, 50, 437] {
            let folder = Workload(kind, transactions: count, conflictRate: 50, pools: 3).makeBlock()
            #expect(folder.block.transactions.count == count)
            let outcome = try folder.execute()
            if kind == .mixed {
                #expect(outcome.failures.count <= count / 20)
            } else {
                #expect(outcome.failures.isEmpty)
            }
        }
    }

    /// Per transaction, in gas: what such transactions cost on mainnet.
    @Test(arguments: [
        (Workload.Kind.transfers, 21_000...21_000), (.sameRecipient, 21_000...21_000), (.sameSender, 21_000...21_000),
        (.erc20, 32_000...38_000), (.erc20Self, 26_000...32_000), (.amm, 65_000...110_000),
        (.nftMint, 70_000...100_000),
        (.registry, 44_000...50_000), (.chain, 32_000...40_000), (.mixed, 40_000...70_000),
    ]) func gasIsAsUsual(_ kind: Workload.Kind, _ expected: ClosedRange<UInt64>) throws {
        let outcome = try Workload(kind, transactions: 200).makeBlock().execute()
        let mean = outcome.gasUsed / 200
        #expect(expected.contains(mean), "\(kind): \(mean)")
    }

    @Test(arguments: Workload.Kind.allCases) func sealedBlocksVerify(_ kind: Workload.Kind) throws {
        let folder = try Workload(kind, transactions: 40).makeBlock().sealed(by: makeExecutor())
        let outcome = try folder.execute()
        let verification = BlockVerification(
            outcome, of: folder.block, rules: .rules(of: .cancun), preState: folder.preState,
            postState: folder.postState)
        #expect(verification.passed, "\(String(describing: verification.firstDifference))")
        #expect(verification.postState == .passed)
        #expect(folder.block.hash == folder.block.header.hash)
        #expect(Mainnet.fork(number: folder.block.header.number, timestamp: folder.block.header.timestamp) == .cancun)
    }

    @Test func signedBlocksHaveValidSignatures() throws {
        let workload = Workload(.mixed, transactions: 60, isSigned: true)
        let folder = workload.makeBlock()
        try folder.block.checkSignatures(workers: 2)
        #expect(folder.block.transactions.allSatisfy { $0.signature != nil })
        #expect(try folder.execute().failures.count <= 3)
        // What the network sends decodes to the same block.
        #expect(try Block(decoding: folder.block.encoded).transactions == folder.block.transactions)
    }

    @Test(arguments: [0, 1, 33, 50, 100]) func conflictRateIsExact(_ rate: Int) {
        let folder = Workload(.erc20, transactions: 200, conflictRate: rate, hotAccounts: 4).makeBlock()
        let recipients = folder.block.transactions.map { Array($0.input[4..<36]) }
        let occurrences = Dictionary(grouping: recipients) { $0 }.mapValues(\.count)
        let hot = occurrences.values.filter { $0 > 1 }
        #expect(hot.count <= 4)
        #expect(rate == 1 || hot.reduce(0, +) == 2 * rate)
        #expect(occurrences.count >= 200 - 2 * rate)
    }

    @Test func mixFollowsItsRecipe() throws {
        let folder = Workload(.mixed, transactions: 1000).makeBlock()
        let transactions = folder.block.transactions
        let callees = transactions.map { $0.to.flatMap { folder.preState[$0]?.code } ?? [] }
        /// Calls of contracts that exist before the block.
        func count(_ contract: CompiledContract) -> Int { callees.filter { $0 == contract.runtimeCode }.count }
        #expect(transactions.filter(\.isCreation).count == 10)
        #expect(transactions.filter { !$0.isCreation && $0.input.isEmpty }.count == 397)
        #expect(transactions.filter { $0.blobVersionedHashes.count == 2 }.count == 3)
        let created = transactions.filter(\.isCreation).map {
            ContractInput.address(createdBy: $0.sender, nonce: $0.nonce)
        }
        let usedAtOnce = transactions.filter { created.contains($0.to ?? .zero) }.count
        #expect(usedAtOnce >= 9)
        #expect(count(TokenContract.code) == 390 - usedAtOnce)
        #expect(count(PoolContract.code) == 150)
        #expect(count(CollectibleContract.code) == 30)
        #expect(count(RegistryContract.code) == 20)
        let feeRecipient = folder.block.header.beneficiary
        #expect(transactions.last?.sender == feeRecipient)
        #expect(transactions.contains { $0.to == feeRecipient })
        // Some are paid in the block before they can pay.
        #expect(transactions.contains { folder.preState[$0.sender] == nil })
        let kinds = Set(transactions.map(\.kind))
        #expect(kinds == Set(Transaction.Kind.allCases))
        // Popularity falls with rank.
        let byToken = Dictionary(grouping: transactions.filter { $0.input.count == 68 }, by: \.to).values.map(\.count)
        #expect(byToken.max() ?? 0 > 5 * (byToken.min() ?? 0))
        let failures = try folder.execute().failures
        #expect((1...20).contains(failures.count))
    }
}
