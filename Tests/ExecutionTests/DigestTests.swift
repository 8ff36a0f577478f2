import Chain
import Execution
import Primitives
import State
import Testing

@Suite struct DigestTests {
    private func outcome(_ transactions: [Transaction]) throws -> BlockOutcome {
        try SequentialExecutor(TransferMachine()).execute(task(transactions))
    }

    @Test func stateDigestCoversReceiptsAndState() throws {
        let base = try outcome([transfer(from: 1, to: 7, input: [1])])
        #expect(try outcome([transfer(from: 1, to: 7, value: 6, input: [1])]).stateDigest != base.stateDigest)
        #expect(try outcome([transfer(from: 1, to: 7, input: [2])]).stateDigest != base.stateDigest)
        var slower = base
        slower.executionNanoseconds += 1
        slower.conflicts.redos += 1
        #expect(slower.stateDigest == base.stateDigest)
    }

    /// The documented encoding, spelled out for a block that changes fields, code and a slot, and that ends an account.
    @Test func stateDigestIsTheDocumentedEncoding() throws {
        var header = header()
        header.parentBeaconBlockRoot = Hash256(0xbeac)
        header.beneficiary = address(20)
        let contract = Address(high: 0x000f_3df6, middle: 0xd732_807e_f131_9fb7, low: 0xb8bb_8522_d0be_ac02)
        var state = richState
        state[contract] = AccountSnapshot(balance: 1, nonce: 1)
        state[address(30)] = AccountSnapshot(balance: 0)
        var creation = transfer(from: 1, to: 0, input: [5, 6])
        creation.to = nil
        let emptied = transfer(from: 2, to: 30, value: 0)
        let outcome = try SequentialExecutor(TransferMachine()).execute(
            task([creation, emptied], header: header, state: state, options: .wholeBlock))

        func account(_ address: Address, _ balance: UInt256, _ nonce: UInt8, code: [UInt8] = [], newCode: [UInt8] = [])
            -> [RLPItem]
        {
            let after: [RLPItem] = [
                .string(balance.minimalBigEndianBytes), .string(nonce == 0 ? [] : [nonce]),
                .string(Keccak256.hash(code).bytes), .string(newCode),
            ]
            return [.string(address.bytes), .list(after), .string([])]
        }
        let slot = RLPItem.list([.string(UInt256.one.bigEndianBytes), .string([0xbe, 0xac])])
        let accounts: [RLPItem] = [
            .list(account(.zero, 5, 0, code: [5, 6], newCode: [5, 6]) + [.list([])]),
            .list(account(address(1), ether &- 21_005, 1) + [.list([])]),
            .list(account(address(2), ether &- 21_000, 1) + [.list([])]),
            .list(account(address(20), 42_000, 0) + [.list([])]),
            .list([.string(address(30).bytes), .list([]), .string([]), .list([])]),
            .list(account(contract, 1, 1) + [.list([slot])]),
        ]
        let receipts = outcome.receipts.map { RLPItem.string($0.consensusEncoded) }
        #expect(outcome.stateDigest == Keccak256.hash(RLPItem.list([.list(receipts), .list(accounts)]).encoded))
    }

    @Test func conflictDigestCoversEveryFigure() {
        func location(_ field: Location.Field) -> Location { Location(address(1), field) }
        func dependency(
            reader: Int = 2, writer: Int? = 1, _ field: Location.Field = .storage(0)
        ) -> ConflictReport.Dependency {
            .init(reader: reader, writer: writer, location: location(field))
        }
        func report(_ change: (inout ConflictReport) -> Void) -> ConflictReport {
            var report = ConflictReport(oneByOne: [21_000, 30_000, 40_000])
            change(&report)
            return report
        }
        let reports = [
            report { _ in },
            report { $0.transactions[1] = .init(executions: 2, gasUsed: 30_000) },
            report { $0.transactions[1] = .init(executions: 1, gasUsed: 30_001) },
            report { $0.transactions[1] = .init(executions: 1, gasUsed: 30_000, wastedGas: 5) },
            report { $0.redos = 1 },
            report { $0.redoneOperations = 1 },
            report { $0.conflicts = [dependency()] },
            report { $0.dependencies = [dependency()] },
            report { $0.dependencies = [dependency(reader: 3)] },
            report { $0.dependencies = [dependency(writer: 0)] },
            report { $0.dependencies = [dependency(writer: nil)] },
            report { $0.dependencies = [dependency(.storage(1))] },
            report { $0.dependencies = [dependency(.balance)] },
            report { $0.dependencies = [dependency(.nonce)] },
            report { $0.dependencies = [dependency(.code)] },
        ]
        #expect(Set(reports.map(\.digest)).count == reports.count)
    }
}
