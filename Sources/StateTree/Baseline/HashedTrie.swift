import Primitives

/// Insertion into and removal from a trie of nodes by hash, key by key from the root, as clients did before flat states.
struct HashedTrie {
    /// Gives the node with a hash.
    let load: (Hash256) throws(StateError) -> HashedNode

    func value(_ key: ArraySlice<UInt8>, in node: HashedNode) throws(StateError) -> [UInt8]? {
        switch node {
        case .empty: return nil
        case .stored(let hash): return try value(key, in: load(hash))
        case .leaf(let path, let value): return path.elementsEqual(key) ? value : nil
        case .extension(let path, let child):
            return key.starts(with: path) ? try value(key.dropFirst(path.count), in: child) : nil
        case .branch(let children):
            guard let first = key.first else { return nil }
            return try value(key.dropFirst(), in: children[Int(first)])
        }
    }

    func insert(
        _ key: ArraySlice<UInt8>, _ value: [UInt8], into node: HashedNode
    ) throws(StateError) -> HashedNode {
        switch node {
        case .empty: return .leaf(path: Array(key), value: value)
        case .stored(let hash): return try insert(key, value, into: load(hash))
        case .leaf(let path, let old):
            let common = Self.common(path, key)
            if common == path.count { return .leaf(path: path, value: value) }
            var children = [HashedNode](repeating: .empty, count: 16)
            children[Int(path[common])] = .leaf(path: Array(path[(common + 1)...]), value: old)
            let rest = key.dropFirst(common)
            if let first = rest.first { children[Int(first)] = .leaf(path: Array(rest.dropFirst()), value: value) }
            return Self.extending(path[..<common], .branch(children))
        case .extension(let path, let child):
            let common = Self.common(path, key)
            if common == path.count {
                return .extension(path: path, try insert(key.dropFirst(common), value, into: child))
            }
            var children = [HashedNode](repeating: .empty, count: 16)
            children[Int(path[common])] = Self.extending(path[(common + 1)...], child)
            let rest = key.dropFirst(common)
            if let first = rest.first { children[Int(first)] = .leaf(path: Array(rest.dropFirst()), value: value) }
            return Self.extending(path[..<common], .branch(children))
        case .branch(var children):
            guard let first = key.first else { return node }
            children[Int(first)] = try insert(key.dropFirst(), value, into: children[Int(first)])
            return .branch(children)
        }
    }

    func remove(_ key: ArraySlice<UInt8>, from node: HashedNode) throws(StateError) -> HashedNode {
        switch node {
        case .empty: return .empty
        case .stored(let hash): return try remove(key, from: load(hash))
        case .leaf(let path, _): return path.elementsEqual(key) ? .empty : node
        case .extension(let path, let child):
            guard key.starts(with: path) else { return node }
            return try joined(path, remove(key.dropFirst(path.count), from: child))
        case .branch(var children):
            guard let first = key.first else { return node }
            children[Int(first)] = try remove(key.dropFirst(), from: children[Int(first)])
            let present = children.indices.filter { if case .empty = children[$0] { false } else { true } }
            guard present.count == 1, let only = present.first else { return .branch(children) }
            return try joined([UInt8(only)], children[only])
        }
    }

    /// A child with a path put in front of it.
    private func joined(_ path: [UInt8], _ child: HashedNode) throws(StateError) -> HashedNode {
        switch child {
        case .empty: .empty
        case .stored(let hash): try joined(path, load(hash))
        case .leaf(let rest, let value): .leaf(path: path + rest, value: value)
        case .extension(let rest, let below): .extension(path: path + rest, below)
        case .branch: .extension(path: path, child)
        }
    }

    private static func extending(_ path: ArraySlice<UInt8>, _ node: HashedNode) -> HashedNode {
        path.isEmpty ? node : .extension(path: Array(path), node)
    }

    private static func common(_ path: [UInt8], _ key: ArraySlice<UInt8>) -> Int {
        zip(path, key).prefix { $0 == $1 }.count
    }
}
