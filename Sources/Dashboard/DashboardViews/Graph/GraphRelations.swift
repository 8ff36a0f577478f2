/// What the selected transaction depends on, and what depends on it, at any distance.
struct GraphRelations {
    let selected: Int?
    let ancestors: Set<Int>
    let descendants: Set<Int>

    init(_ graph: DependencyGraph, selected: Int?) {
        self.selected = selected
        ancestors = selected.map { graph.reachable(from: $0, along: graph.writers) } ?? []
        descendants = selected.map { graph.reachable(from: $0, along: graph.readers) } ?? []
    }
}
