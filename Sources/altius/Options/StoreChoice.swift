import ArgumentParser

/// Where the state is while blocks are executed.
enum StoreChoice: String, CaseIterable, ExpressibleByArgument {
    /// Every block on the pre-state of its own file.
    case memory
    /// One block after the other on the state in a folder.
    case rocksdb
}
