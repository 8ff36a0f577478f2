# pragma version 0.4.3
# pragma optimize gas
# pragma evm-version cancun
"""
@title Records of accounts
@notice Friendly to parallel execution: what an account writes lies under its own address, and nothing is counted or listed in
        a place that all share. An index of owners is left to readers of the events.
"""

event RecordChanged:
    owner: indexed(address)
    key: indexed(bytes32)
    content: bytes32

record: public(HashMap[address, HashMap[bytes32, bytes32]])


@external
def set_record(key: bytes32, content: bytes32):
    self.record[msg.sender][key] = content
    log RecordChanged(owner=msg.sender, key=key, content=content)
