// EVM
