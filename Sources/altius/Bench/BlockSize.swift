/// How much there is to share out in a block: blocks of few transactions are over before more workers can help, and say little
/// about executors.
enum BlockSize: String, CaseIterable, Encodable {
    case light, medium, heavy

    init(transactions: Int) {
        self =
            switch transactions {
            case ..<50: .light
            case ..<200: .medium
            default: .heavy
            }
    }

    /// "fewer than 50 tx".
    var range: String {
        switch self {
        case .light: "fewer than 50 tx"
        case .medium: "50 to 199 tx"
        case .heavy: "200 tx or more"
        }
    }
}
