// Precompiles
