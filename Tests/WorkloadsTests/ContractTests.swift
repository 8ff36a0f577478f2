import Chain
import Execution
import Foundation
import Primitives
import State
import Testing
import Workloads

/// What the contracts do, by calling them in blocks made for other purposes.
@Suite struct ContractTests {
    /// The committed compiler output and the Swift sources are the same.
    @Test(arguments: [
        ("Token", TokenContract.code), ("Pool", PoolContract.code), ("Collectible", CollectibleContract.code),
        ("HashChain", HashChainContract.code), ("Registry", RegistryContract.code),
    ]) func compiledFilesMatch(_ name: String, _ code: CompiledContract) throws {
        struct Compiled: Decodable { let creationCode, runtimeCode: String }
        let path = "\(DemoStoryTests.folder)/contracts/compiled/\(name).json"
        let compiled = try JSONDecoder().decode(Compiled.self, from: Data(contentsOf: URL(filePath: path)))
        #expect(Hex.decode(compiled.creationCode) == code.creationCode)
        #expect(Hex.decode(compiled.runtimeCode) == code.runtimeCode)
        #expect(code.codeHash == Keccak256.hash(code.runtimeCode))
        #expect(code.runtimeCode.count > 100)
    }

    // MARK: Token

    @Test func transfersMoveBalances() throws {
        let sandbox = Sandbox(.erc20)
        let (token, a, b) = (sandbox.contract, sandbox.sender(0), sandbox.sender(1))
        let before = sandbox.folder.preState
        let result = try sandbox.run([(a, token, ContractInput.call(TokenContract.Selector.transfer, b.word, 7))])
        #expect(result.outcome.failures.isEmpty)
        #expect(result.state.tokenBalance(token, a) == before.tokenBalance(token, a) &- 7)
        #expect(result.state.tokenBalance(token, b) == before.tokenBalance(token, b) &+ 7)
        let log = try #require(result.outcome.receipts[0].logs.first)
        #expect(log.address == token)
        #expect(log.topics == [topic("Transfer(address,address,uint256)"), Hash256(a.word), Hash256(b.word)])
        #expect(log.data == UInt256(7).bigEndianBytes)
    }

    @Test func transfersBeyondTheBalanceFail() throws {
        let sandbox = Sandbox(.erc20)
        let (token, a, b) = (sandbox.contract, sandbox.sender(0), sandbox.sender(1))
        let all = sandbox.folder.preState.tokenBalance(token, a)
        let result = try sandbox.run([
            (a, token, ContractInput.call(TokenContract.Selector.transfer, b.word, all &+ 1)),
            (a, token, ContractInput.call(TokenContract.Selector.transfer, 0, 1)),
            (a, token, ContractInput.call(TokenContract.Selector.transfer, b.word, all)),
        ])
        #expect(result.outcome.failures == [0, 1])
        #expect(result.state.tokenBalance(token, a) == 0)
    }

    @Test func allowancesAreSpentUnlessEndless() throws {
        let sandbox = Sandbox(.erc20)
        let (token, a, b) = (sandbox.contract, sandbox.sender(0), sandbox.sender(1))
        let take = { (amount: UInt256) in
            ContractInput.call(TokenContract.Selector.transferFrom, a.word, b.word, amount)
        }
        let slot = VyperStorage.element(
            b, ofMappingAt: VyperStorage.element(a, ofMappingAt: TokenContract.Slot.allowance))
        let spent = try sandbox.run([
            (b, token, take(1)), (a, token, ContractInput.call(TokenContract.Selector.approve, b.word, 10)),
            (b, token, take(4)), (b, token, take(7)),
        ])
        #expect(spent.outcome.failures == [0, 3])
        #expect(spent.state.slot(token, slot) == 6)
        #expect(
            spent.outcome.receipts[1].logs.first?.topics
                == [topic("Approval(address,address,uint256)"), Hash256(a.word), Hash256(b.word)])
        let endless = try sandbox.run([
            (a, token, ContractInput.call(TokenContract.Selector.approve, b.word, .max)), (b, token, take(4)),
        ])
        #expect(endless.outcome.failures.isEmpty)
        #expect(endless.state.slot(token, slot) == .max)
    }

    @Test func deployedTokensAreComplete() throws {
        let sandbox = Sandbox(.erc20)
        let a = sandbox.sender(0)
        let input = ContractInput.tokenCreation(name: "Some token", symbol: "SOME", decimals: 6, supply: 1000)
        let result = try sandbox.run([(a, nil, input)])
        #expect(result.outcome.failures.isEmpty)
        let created = try #require(result.outcome.stateChange.accounts.first { $0.after?.newCode != nil })
        #expect(created.address == ContractInput.address(createdBy: a, nonce: 0))
        #expect(created.after?.newCode == TokenContract.code.runtimeCode)
        #expect(result.state.tokenBalance(created.address, a) == 1000)
        let storage = try #require(result.state[created.address]?.storage)
        let expected = VyperStorage.string("Some token", at: TokenContract.Slot.name)
            .merging(VyperStorage.string("SOME", at: TokenContract.Slot.symbol)) { $1 }
        for (slot, value) in expected { #expect(storage[slot] == value) }
        #expect(storage[TokenContract.Slot.decimals] == 6)
        #expect(storage[TokenContract.Slot.totalSupply] == 1000)
        #expect(storage.count == 7)
    }

    @Test(arguments: [Workload.Kind.erc20, .erc20Self, .amm, .mixed]) func supplyIsTheSumOfBalances(
        _ kind: Workload.Kind
    ) throws {
        let folder = Workload(kind, transactions: 100, pools: 2).makeBlock()
        let after = folder.preState.applying(try folder.execute().stateChange)
        let tokens = after.accounts.filter { $0.value.codeHash == TokenContract.code.codeHash }
        #expect(!tokens.isEmpty)
        // Recipients of tokens need not exist as accounts.
        let recipients = folder.block.transactions.filter { $0.input.count == 68 }.compactMap {
            UInt256(bigEndian: $0.input[4..<36]).map { Address(truncating: $0) }
        }
        let holders = Set(after.accounts.keys).union(recipients)
        for token in tokens.keys {
            let sum = holders.reduce(UInt256.zero) { $0 &+ after.tokenBalance(token, $1) }
            #expect(sum == after.slot(token, TokenContract.Slot.totalSupply))
        }
    }

    // MARK: Pool

    @Test(arguments: [1, 2, 3]) func productOfReservesNeverFalls(_ seed: UInt64) throws {
        let folder = Workload(.amm, transactions: 50, seed: seed).makeBlock()
        let pool = try #require(folder.block.transactions[0].to)
        let outcome = try folder.execute()
        var product = try #require(UInt256(1_000_000).multiplied(by: UInt256(1_000_000)))
        product = product &* 1_000_000_000_000_000_000 &* 1_000_000_000_000_000_000
        for receipt in outcome.receipts {
            #expect(receipt.logs.count == 4)
            let swap = try #require(receipt.logs.last)
            #expect(swap.topics[0] == topic("Swap(address,uint256,uint256,uint256,uint256,address)"))
            let sync = try #require(receipt.logs.first { $0.topics == [topic("Sync(uint112,uint112)")] })
            let reserve0 = try #require(UInt256(bigEndian: sync.data[..<32]))
            let reserve1 = try #require(UInt256(bigEndian: sync.data[32...]))
            let next = try #require(reserve0.multiplied(by: reserve1))
            #expect(next > product)
            product = next
        }
        let after = folder.preState.applying(outcome.stateChange)
        for (token, reserve) in [
            (PoolContract.Slot.token0, PoolContract.Slot.reserve0),
            (PoolContract.Slot.token1, PoolContract.Slot.reserve1),
        ] {
            let token = Address(truncating: after.slot(pool, token))
            #expect(after.tokenBalance(token, pool) == after.slot(pool, reserve))
        }
    }

    @Test func swapsKeepTheirLimits() throws {
        let sandbox = Sandbox(.amm)
        let first = sandbox.folder.block.transactions[0]
        let direction = try #require(UInt256(bigEndian: first.input[4..<36]))
        let amount = try #require(UInt256(bigEndian: first.input[36..<68]))
        // Price 1 less 0.3% less the price's move: never the amount itself.
        let calls = [amount, amount &* 99 / 100].map {
            (
                first.sender, first.to,
                ContractInput.call(PoolContract.Selector.swap, direction, amount, $0, first.sender.word)
            )
        }
        let result = try sandbox.run(calls)
        #expect(result.outcome.failures == [0])
    }

    @Test func syncTakesBalancesAsReserves() throws {
        let sandbox = Sandbox(.amm)
        let first = sandbox.folder.block.transactions[0]
        let pool = try #require(first.to)
        let token = Address(truncating: sandbox.folder.preState.slot(pool, PoolContract.Slot.token0))
        let result = try sandbox.run([
            (first.sender, token, ContractInput.call(TokenContract.Selector.transfer, pool.word, 5)),
            (first.sender, pool, ContractInput.call(PoolContract.Selector.sync)),
        ])
        #expect(result.outcome.failures.isEmpty)
        let reserve = sandbox.folder.preState.slot(pool, PoolContract.Slot.reserve0)
        #expect(result.state.slot(pool, PoolContract.Slot.reserve0) == reserve &+ 5)
    }

    // MARK: Collectible and registry

    @Test func mintsAreCounted() throws {
        let folder = Workload(.nftMint, transactions: 20).makeBlock()
        let collection = try #require(folder.block.transactions[0].to)
        let outcome = try folder.execute()
        let after = folder.preState.applying(outcome.stateChange)
        #expect(after.slot(collection, CollectibleContract.Slot.totalSupply) == 1020)
        for (index, transaction) in folder.block.transactions.enumerated() {
            let number = UInt256(1001 + index)
            let owner = VyperStorage.element(number, ofMappingAt: CollectibleContract.Slot.ownerOf)
            #expect(after.slot(collection, owner) == transaction.sender.word)
            #expect(outcome.receipts[index].logs.first?.topics.last == Hash256(number))
        }
    }

    @Test func onlyOwnersAndApprovedMoveCollectibles() throws {
        let sandbox = Sandbox(.nftMint)
        let (collection, a, b) = (sandbox.contract, sandbox.sender(0), sandbox.sender(1))
        let move = { (from: Address, to: Address) in
            ContractInput.call(CollectibleContract.Selector.transferFrom, from.word, to.word, 1001)
        }
        let result = try sandbox.run([
            (a, collection, ContractInput.call(CollectibleContract.Selector.mint)),
            (b, collection, move(a, b)),
            (a, collection, ContractInput.call(CollectibleContract.Selector.approve, b.word, 1001)),
            (b, collection, move(a, b)),
            (a, collection, move(b, a)),
        ])
        #expect(result.outcome.failures == [1, 4])
        let owner = VyperStorage.element(1001, ofMappingAt: CollectibleContract.Slot.ownerOf)
        #expect(result.state.slot(collection, owner) == b.word)
    }

    @Test func recordsLieUnderTheirOwner() throws {
        let sandbox = Sandbox(.registry)
        let (registry, a) = (sandbox.contract, sandbox.sender(0))
        let result = try sandbox.run([
            (a, registry, ContractInput.call(RegistryContract.Selector.setRecord, 3, 77))
        ])
        let slot = VyperStorage.element(
            3, ofMappingAt: VyperStorage.element(a, ofMappingAt: RegistryContract.Slot.record))
        #expect(result.state.slot(registry, slot) == 77)
        #expect(
            result.outcome.receipts[0].logs.first?.topics
                == [topic("RecordChanged(address,bytes32,bytes32)"), Hash256(a.word), Hash256(3)])
    }
}
