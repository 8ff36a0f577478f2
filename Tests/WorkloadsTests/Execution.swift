import Chain
import EVM
import Execution
import Primitives
import State
import Workloads

func makeExecutor() -> SequentialExecutor { SequentialExecutor(EthereumVM()) }

extension BlockFolder {
    func execute() throws -> BlockOutcome { try makeExecutor().execute(BlockTask(self)) }

    /// The same pre-state and header with only some of the transactions.
    func keeping(_ indices: some Sequence<Int>) -> BlockFolder {
        var result = self
        result.block.transactions = indices.map { block.transactions[$0] }
        return result
    }

    func withTransactions(_ transactions: [Transaction]) -> BlockFolder {
        var result = self
        result.block.transactions = transactions
        return result
    }
}

extension BlockOutcome {
    var failures: [Int] { receipts.indices.filter { receipts[$0].outcome != .status(true) } }

    /// Gas of one transaction.
    func gasUsed(_ index: Int) -> UInt64 {
        receipts[index].cumulativeGasUsed - (index == 0 ? 0 : receipts[index - 1].cumulativeGasUsed)
    }
}

extension StateChange {
    /// What was written, by place: accounts' own fields and slots. Without `excluded`, which every transaction pays its fee to.
    func written(excluding excluded: Address) -> [Place: Written] {
        var result: [Place: Written] = [:]
        for account in accounts where account.address != excluded {
            for slot in account.slots { result[Place(address: account.address, slot: slot.key)] = .slot(slot.value) }
            result[Place(address: account.address, slot: nil)] = .account(
                balance: account.after?.balance, nonce: account.after?.nonce)
        }
        return result
    }
}

struct Place: Hashable {
    let address: Address
    let slot: UInt256?
}

enum Written: Hashable {
    case slot(UInt256)
    case account(balance: UInt256?, nonce: UInt64?)
}

extension StateSnapshot {
    func slot(_ address: Address, _ slot: UInt256) -> UInt256 { self[address]?.storage[slot] ?? .zero }

    func tokenBalance(_ token: Address, _ holder: Address) -> UInt256 {
        slot(token, VyperStorage.element(holder, ofMappingAt: TokenContract.Slot.balanceOf))
    }
}

func topic(_ signature: String) -> Hash256 { Keccak256.hash([UInt8](signature.utf8)) }
