import Primitives
import State

extension BlockOutcome {
    /// Keccak-256 over receipts and state change in canonical order: equal for every executor and worker count.
    ///
    /// The hashed form is the RLP list `[receipts, accounts]`:
    /// - a receipt is a string: its consensus encoding (type byte and RLP list, EIP-2718);
    /// - accounts come by address, each `[address, after, clearsStorage, slots]`;
    /// - `after` is `[balance, nonce, codeHash, newCode]`, or `[]` for an account that ends; `newCode` is empty if the block did
    ///   not put it there;
    /// - `clearsStorage` is 1 if the account's storage from before the block is gone, else 0;
    /// - `slots` come by key, each `[key, value]` with the key as 32 bytes and the value as an integer.
    package var stateDigest: Hash256 {
        var encoder = RLPEncoder(reservingCapacity: 512 * receipts.count + 128 * stateChange.accounts.count)
        encoder.appendList { encoder in
            encoder.appendList { encoder in
                for receipt in receipts { encoder.append(receipt.consensusEncoded) }
            }
            encoder.appendList { encoder in
                for account in stateChange.accounts { account.encode(to: &encoder) }
            }
        }
        return Keccak256.hash(encoder.bytes)
    }
}

extension StateChange.AccountChange {
    fileprivate func encode(to encoder: inout RLPEncoder) {
        encoder.appendList { encoder in
            encoder.append(address)
            encoder.appendList { encoder in
                guard let after else { return }
                encoder.append(after.balance)
                encoder.append(after.nonce)
                encoder.append(after.codeHash)
                encoder.append(after.newCode ?? [])
            }
            encoder.append(clearsStorage ? 1 : 0 as UInt64)
            encoder.appendList { encoder in
                for slot in slots {
                    encoder.appendList { encoder in
                        encoder.appendFixed(slot.key)
                        encoder.append(slot.value)
                    }
                }
            }
        }
    }
}
