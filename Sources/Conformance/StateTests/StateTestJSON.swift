/// The JSON of one state test. Numbers are hex text in it; `StateTest+Decoding` reads them.
struct StateTestJSON: Decodable {
    struct Environment: Decodable {
        let currentCoinbase: String
        let currentNumber: String
        let currentTimestamp: String
        let currentGasLimit: String
        let currentDifficulty: String?
        let currentRandom: String?
        let currentBaseFee: String?
        let currentExcessBlobGas: String?
    }

    struct Account: Decodable {
        let balance: String
        let nonce: String
        let code: String
        let storage: [String: String]
    }

    struct AccessListEntry: Decodable {
        let address: String
        let storageKeys: [String]
    }

    struct Transaction: Decodable {
        let data: [String]
        let gasLimit: [String]
        let value: [String]
        let nonce: String
        let to: String
        let gasPrice: String?
        let maxFeePerGas: String?
        let maxPriorityFeePerGas: String?
        let accessLists: [[AccessListEntry]?]?
        let maxFeePerBlobGas: String?
        let blobVersionedHashes: [String]?
        let sender: String?
        let secretKey: String?
    }

    struct Post: Decodable {
        let hash: String
        let logs: String
        let indexes: StateTestIndexes
        let txbytes: String?
        let expectException: String?
    }

    struct Info: Decodable {
        let labels: [String: String]?
    }

    let info: Info?
    let env: Environment
    let pre: [String: Account]
    let transaction: Transaction
    let post: [String: [Post]]

    enum CodingKeys: String, CodingKey {
        case info = "_info"
        case env, pre, transaction, post
    }
}
