/// How fast the dashboard goes, as configured.
enum SpeedChoice: Equatable {
    /// As suits what is shown: slow motion for the demo blocks, a block per second for others.
    case automatic
    case fixed(Speed)

    /// The speed where it is not for what is shown to say.
    var speed: Speed? {
        if case .fixed(let speed) = self { speed } else { nil }
    }
}
