/// The screens in the order of their numbers. A new one is added here and nowhere else.
package enum Screens {
    package static let all: [ScreenDefinition] = [.overview, .blocks, .graph, .lanes, .conflicts, .step, .shards]
}
