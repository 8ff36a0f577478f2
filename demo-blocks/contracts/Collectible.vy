# pragma version 0.4.3
# pragma optimize gas
# pragma evm-version cancun
"""
@title A collection of tokens numbered in the order they are minted (the transfer part of ERC-721)
@notice Every mint reads and writes the counter, so all mints of a block depend on each other through one slot. What depends
        on it is small: the number, the owner's slot and the event.
"""

event Transfer:
    sender: indexed(address)
    receiver: indexed(address)
    token_id: indexed(uint256)

event Approval:
    owner: indexed(address)
    approved: indexed(address)
    token_id: indexed(uint256)

totalSupply: public(uint256)
ownerOf: public(HashMap[uint256, address])
balanceOf: public(HashMap[address, uint256])
getApproved: public(HashMap[uint256, address])


@external
def mint() -> uint256:
    """
    @return The new token's number, from 1.
    """
    token_id: uint256 = self.totalSupply + 1
    self.totalSupply = token_id
    self.ownerOf[token_id] = msg.sender
    self.balanceOf[msg.sender] += 1
    log Transfer(sender=empty(address), receiver=msg.sender, token_id=token_id)
    return token_id


@external
def approve(to: address, token_id: uint256):
    assert self.ownerOf[token_id] == msg.sender, "not the owner"
    self.getApproved[token_id] = to
    log Approval(owner=msg.sender, approved=to, token_id=token_id)


@external
def transferFrom(owner: address, to: address, token_id: uint256):
    assert self.ownerOf[token_id] == owner, "not the owner"
    assert to != empty(address), "no recipient"
    assert msg.sender == owner or msg.sender == self.getApproved[token_id], "not allowed"
    self.getApproved[token_id] = empty(address)
    self.ownerOf[token_id] = to
    self.balanceOf[owner] -= 1
    self.balanceOf[to] += 1
    log Transfer(sender=owner, receiver=to, token_id=token_id)
