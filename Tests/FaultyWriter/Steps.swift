import Glibc
import StateTesting
import Synchronization

/// The numbered steps of this process, and the fault that awaits it at one of them.
enum Steps {
    /// What a step must do instead of what it does.
    enum Outcome {
        case fails(Int32)
        /// Half of a write; then the end.
        case tears
        /// Half of a write, truthfully.
        case halves
    }

    private struct Plan {
        var fault = Fault.none
        var at = 0
        var folder: String?
        var names: [String] = []
        var hasRoom = false
    }

    private static let plan = Mutex(Plan())

    static func begin(_ fault: Fault, at step: Int, below folder: String) {
        plan.withLock { $0 = Plan(fault: fault, at: step, folder: folder) }
    }

    /// No faults from here on.
    static func end() { plan.withLock { $0.folder = nil } }

    /// The disk is no longer full.
    static func makeRoom() { plan.withLock { $0.hasRoom = true } }

    static var names: [String] { plan.withLock { $0.names } }

    /// Whether a path is in the store's folder, or the folder itself.
    static func contains(_ path: String) -> Bool {
        plan.withLock { plan in plan.folder.map { path == $0 || path.hasPrefix($0 + "/") } ?? false }
    }

    /// Begins the next step.
    ///
    /// - Parameters:
    ///   - takesSpace: whether it needs room on the disk.
    ///   - canFail: whether it is a system call whose failure the store must expect.
    /// - Returns: what goes wrong; `nil` for nothing.
    static func next(
        _ name: @autoclosure () -> String, takesSpace: Bool = false, canFail: Bool = true
    ) -> Outcome? {
        plan.withLock { plan -> Outcome? in
            guard plan.folder != nil else { return nil }
            plan.names.append(name())
            if plan.fault == .noSpace, takesSpace, !plan.hasRoom, plan.names.count >= plan.at { return .fails(ENOSPC) }
            guard plan.names.count == plan.at else { return nil }
            switch plan.fault {
            case .none, .fileLimit, .noSpace: return nil
            case .kill: die()
            case .powerLoss:
                WrittenFiles.loseWhatIsNotSynchronised()
                die()
            case .tear: return .tears
            case .inputOutputError: return canFail ? .fails(EIO) : nil
            case .interruption: return canFail ? .fails(EINTR) : nil
            case .shortWrite: return .halves
            }
        }
    }

    static func die() -> Never {
        kill(getpid(), SIGKILL)
        // Until the signal arrives.
        while true { pause() }
    }
}
