# pragma version 0.4.3
# pragma optimize gas
# pragma evm-version cancun
"""
@title A chain of entries, each hashed with everything before it
@notice The worst case for parallel execution: every call reads what the call before it wrote, and no call can know that value
        without it.
"""

event Extended:
    length: indexed(uint256)
    head: bytes32

head: public(bytes32)
length: public(uint256)


@external
def extend(entry: bytes32) -> bytes32:
    """
    @return The new head: the hash of the old one, the caller and the entry.
    """
    head: bytes32 = keccak256(concat(self.head, convert(msg.sender, bytes32), entry))
    length: uint256 = self.length + 1
    self.head = head
    self.length = length
    log Extended(length=length, head=head)
    return head
