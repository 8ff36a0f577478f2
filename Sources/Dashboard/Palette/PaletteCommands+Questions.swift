extension PaletteCommands {
    /// What can be asked about the block on the screen; the answer comes in a box over it.
    static let questions: [PaletteCommand] = [
        .numbered("simulate", help: "the block on 1 to 128 cores and on N (simulated)") { number, state in
            guard (1...1024).contains(number) else { return .refused("simulate takes a number from 1 to 1,024") }
            guard let block = state.timeline?.description else { return .refused("there is no block") }
            state.notice = "simulating block \(block.number)"
            return .action(.request(.simulate(block: block.ordinal, cores: number)))
        }.disabled { whyNot(.simulate, $0) ?? needsBlock($0) },
        PaletteCommand("compare", "A B", help: "executors on the block, as in occ:4 sequential") { text, state in
            guard let block = state.timeline?.description else { return .refused("there is no block") }
            let contenders: [EngineRequest.Contender]
            switch parsed(text, known: state.capabilities.executors) {
            case .success(let found): contenders = found
            case .failure(let problem): return .refused(problem.sentence)
            }
            state.notice = "comparing executors on block \(block.number)"
            return .action(.request(.compare(block: block.ordinal, contenders)))
        }.disabled { whyNot(.compare, $0) ?? needsBlock($0) }.takingWords().completing { state in
            let known = state.capabilities.executors
            return known.flatMap { first in known.filter { $0 != first }.map { "\(first) \($0)" } }
        },
    ]

    private struct Problem: Error {
        let sentence: String
    }

    /// "occ sequential", "occ:1,occ:4"; nothing stands for all executors.
    private static func parsed(_ text: String, known: [String]) -> Result<[EngineRequest.Contender], Problem> {
        let words = text.split { $0 == " " || $0 == "," }
        var contenders: [EngineRequest.Contender] = []
        let all = known.map { $0[...] }
        for word in words.isEmpty ? all : words {
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard known.contains(parts[0]) else {
                return .failure(Problem(sentence: "no executor named '\(parts[0])'; there are \(names(known))"))
            }
            guard parts.count > 1 else {
                contenders.append(EngineRequest.Contender(parts[0]))
                continue
            }
            guard let workers = Int(parts[1]), (1...1024).contains(workers) else {
                return .failure(Problem(sentence: "after ':' comes a number of workers from 1 to 1,024"))
            }
            contenders.append(EngineRequest.Contender(parts[0], workers: workers))
        }
        guard (2...4).contains(contenders.count) else {
            return .failure(Problem(sentence: "compare takes two to four executors, as in 'occ:1 occ:4 sequential'"))
        }
        return .success(contenders)
    }
}
