/// A small state test: one call of a contract with the given code under Cancun.
enum StateTestFixture {
    /// - Parameters:
    ///   - root: the state root that the file claims; wrong unless it is computed.
    ///   - labels: whether the input has a name.
    static func text(
        code: String, root: String = "0x" + String(repeating: "0", count: 64), labels: Bool = false
    ) -> String {
        """
        {"loop": {
          "_info": {"labels": {\(labels ? #""0": "ten""# : "")}},
          "env": {
            "currentBaseFee": "0x07", "currentCoinbase": "0x2adc25665018aa1fe0e6bc666dac8fc2697ff9ba",
            "currentDifficulty": "0x00", "currentExcessBlobGas": "0x00", "currentGasLimit": "0x1000000",
            "currentNumber": "0x01", "currentRandom": "0x00", "currentTimestamp": "0x03e8"},
          "post": {"Cancun": [{
            "hash": "\(root)", "indexes": {"data": 0, "gas": 0, "value": 0},
            "logs": "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347"}]},
          "pre": {
            "0x1000000000000000000000000000000000000000":
              {"balance": "0x00", "code": "\(code)", "nonce": "0x00", "storage": {}},
            "0xa94f5374fce5edbc8e2a8697c15331677e6ebf0b":
              {"balance": "0x0de0b6b3a7640000", "code": "0x", "nonce": "0x00", "storage": {}}},
          "transaction": {
            "data": ["0x"], "gasLimit": ["0x100000"], "gasPrice": "0x0a", "nonce": "0x00",
            "secretKey": "0x45a915e4d060149eb4365960e6a7a45f334393093061116b197e3240065ff2d8",
            "sender": "0xa94f5374fce5edbc8e2a8697c15331677e6ebf0b",
            "to": "0x1000000000000000000000000000000000000000", "value": ["0x00"]}}}
        """
    }
}
