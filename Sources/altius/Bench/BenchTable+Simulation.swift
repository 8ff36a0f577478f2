import Execution

extension BenchTable {
    /// What stands above the simulated columns.
    func header(simulated workers: [Int]) -> String {
        line("simulated", workers.map { "\($0)w".right(Self.millisecondsWidth) + "x".right(Self.ratioWidth) })
    }

    /// A line per design, one for the bound that no number of workers passes, and one that compares with what was measured, where the same number of workers was.
    ///
    /// - Parameters:
    ///   - baseline: nanoseconds of the first configuration.
    ///   - measured: what configurations took.
    func lines(_ simulation: BlockSimulation, baseline: UInt64, measured: [ConfigurationFigures]) -> [String] {
        var lines = RepairDesign.allCases.map { design in
            line(
                "simulated, \(design.title)",
                simulation.figures(of: design).map { figures in
                    cell(figures.milliseconds, "\(Decimal.text(figures.speedup(over: baseline), digits: 2))x")
                })
        }
        let comparisons = simulation.figures(of: .frontier).map { figures -> String in
            let match = measured.first {
                $0.configuration.executor == .occ && $0.configuration.workers == figures.workers
            }
            guard let match else { return "".right(Self.millisecondsWidth + Self.ratioWidth) }
            let error = figures.error(against: match.nanoseconds) * 100
            return cell(match.milliseconds, "\(error < 0 ? "" : "+")\(Decimal.text(error, digits: 1))%")
        }
        let chain = Double(simulation.longestChain)
        lines.append(
            line(
                "simulated, longest chain",
                [cell(chain / 1e6, "\(Decimal.text(chain > 0 ? Double(baseline) / chain : 0, digits: 2))x")]))
        if comparisons.contains(where: { $0.contains("%") }) {
            lines.append(line("measured, simulated differs by", comparisons))
        }
        return lines
    }

    /// What the predictions rest on beside the costs of transactions.
    func line(_ costs: MeasuredCosts) -> String {
        let parameters = costs.parameters
        let texts = [
            "recording \(costs.recording) ns per event taken off", "claiming \(parameters.claiming) ns per transaction",
            "contention \(Decimal.text(parameters.contentionAhead, digits: 3)) ahead,"
                + " \(Decimal.text(parameters.contentionAtFrontier, digits: 3)) at the frontier",
            "looking \(parameters.looking / 1000) us", "waking \(parameters.waking / 1000) us",
        ]
        return line("simulated with", [texts.joined(separator: "; ")])
    }

    private func cell(_ milliseconds: Double, _ ratio: String) -> String {
        Decimal.text(milliseconds, digits: 3).right(Self.millisecondsWidth) + " " + ratio.right(Self.ratioWidth - 1)
    }

    private func line(_ title: String, _ cells: [String]) -> String { "  " + title.left(37) + cells.joined() }

    private static let millisecondsWidth = 9
    private static let ratioWidth = 8
}

extension RepairDesign {
    /// What runs conflicting transactions again.
    var title: String {
        switch self {
        case .frontier: "the engine"
        case .dependencies: "repair along dependencies"
        }
    }
}
