# pragma version 0.4.3
# pragma optimize gas
# pragma evm-version cancun
"""
@title An exchange pool of two ERC-20 tokens with a constant product
@notice Every swap reads the reserves that the one before it wrote: swaps of one pool depend on each other, swaps of
        different pools over different tokens do not. Takes 0.3% of what comes in.
"""

from ethereum.ercs import IERC20

event Swap:
    sender: indexed(address)
    amount0In: uint256
    amount1In: uint256
    amount0Out: uint256
    amount1Out: uint256
    to: indexed(address)

event Sync:
    reserve0: uint112
    reserve1: uint112

FEE_BASE: constant(uint256) = 1000
AFTER_FEE: constant(uint256) = 997

token0: public(IERC20)
token1: public(IERC20)
reserve0: public(uint256)
reserve1: public(uint256)


@deploy
def __init__(token0: IERC20, token1: IERC20):
    assert token0 != token1, "one token twice"
    self.token0 = token0
    self.token1 = token1


@external
@nonreentrant
def swap(sells_token0: bool, amount_in: uint256, minimum_out: uint256, to: address) -> uint256:
    """
    @notice Sells `amount_in` of one token, which the caller has approved, and sends what it buys to `to`.
    @return What was bought.
    """
    token_in: IERC20 = self.token0
    token_out: IERC20 = self.token1
    reserve_in: uint256 = self.reserve0
    reserve_out: uint256 = self.reserve1
    if not sells_token0:
        token_in = self.token1
        token_out = self.token0
        reserve_in = self.reserve1
        reserve_out = self.reserve0

    amount_out: uint256 = self._amount_out(amount_in, reserve_in, reserve_out)
    assert amount_out >= minimum_out, "price moved too far"
    assert amount_out > 0, "nothing to buy"

    assert extcall token_in.transferFrom(msg.sender, self, amount_in)
    assert extcall token_out.transfer(to, amount_out)

    if sells_token0:
        self._store(reserve_in + amount_in, reserve_out - amount_out)
        log Swap(
            sender=msg.sender, amount0In=amount_in, amount1In=0, amount0Out=0, amount1Out=amount_out, to=to
        )
    else:
        self._store(reserve_out - amount_out, reserve_in + amount_in)
        log Swap(
            sender=msg.sender, amount0In=0, amount1In=amount_in, amount0Out=amount_out, amount1Out=0, to=to
        )
    return amount_out


@external
@nonreentrant
def sync():
    """
    @notice Takes the pool's balances as its reserves: how a new pool comes by them.
    """
    self._store(staticcall self.token0.balanceOf(self), staticcall self.token1.balanceOf(self))


@external
@view
def quote(sells_token0: bool, amount_in: uint256) -> uint256:
    """
    @return What `swap` would buy now.
    """
    if sells_token0:
        return self._amount_out(amount_in, self.reserve0, self.reserve1)
    return self._amount_out(amount_in, self.reserve1, self.reserve0)


@internal
@pure
def _amount_out(amount_in: uint256, reserve_in: uint256, reserve_out: uint256) -> uint256:
    # Rounded down, so that the product of the reserves never falls.
    weighted: uint256 = amount_in * AFTER_FEE
    return weighted * reserve_out // (reserve_in * FEE_BASE + weighted)


@internal
def _store(reserve0: uint256, reserve1: uint256):
    self.reserve0 = reserve0
    self.reserve1 = reserve1
    log Sync(reserve0=convert(reserve0, uint112), reserve1=convert(reserve1, uint112))
