import Dashboard
import Terminal

/// What can be configured about the dashboard. A value that nobody gave is nil.
struct Configuration: Equatable {
    var color: ColourChoice?
    var palette: PaletteChoice?
    var ascii: Bool?
    var mouse: Bool?
    var synchronizedOutput: Bool?
    var framesPerSecond: Int?
    var screen: ScreenID?
    var speed: SpeedChoice?
    var executor: ExecutorChoice?
    var workers: WorkerChoice?

    /// What holds where nobody says anything.
    static let standard = Configuration(
        color: .automatic, palette: .standard, ascii: false, mouse: false, synchronizedOutput: true,
        framesPerSecond: 30, screen: Screens.all.first?.id, speed: .automatic, executor: .occ, workers: .cores)
}
