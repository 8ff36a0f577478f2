import Glibc
import Synchronization

/// The files of the store's folder that this process has open, and how much of each is on the disk for certain.
enum WrittenFiles {
    private struct Files {
        var paths: [Int32: String] = [:]
        /// Bytes that a power failure leaves.
        var synchronised: [String: Int] = [:]
    }

    private static let files = Mutex(Files())

    /// The name of a file in the folder; `nil` for any other.
    static func path(_ descriptor: Int32) -> String? { files.withLock { $0.paths[descriptor] } }

    static func opened(_ descriptor: Int32, _ path: String, isNew: Bool) {
        let size = size(descriptor)
        files.withLock { files in
            files.paths[descriptor] = path
            // What was there before this process counts as being on the disk.
            if isNew {
                files.synchronised[path] = 0
            } else if files.synchronised[path] == nil {
                files.synchronised[path] = size
            }
        }
    }

    static func closed(_ descriptor: Int32) { files.withLock { _ = $0.paths.removeValue(forKey: descriptor) } }

    static func synchronised(_ descriptor: Int32) {
        let size = size(descriptor)
        files.withLock { files in
            if let path = files.paths[descriptor] { files.synchronised[path] = size }
        }
    }

    static func renamed(_ old: String, _ new: String) {
        files.withLock { files in
            files.synchronised[new] = files.synchronised.removeValue(forKey: old)
            for (descriptor, path) in files.paths where path == old { files.paths[descriptor] = new }
        }
    }

    static func linked(_ old: String, _ new: String) {
        files.withLock { $0.synchronised[new] = $0.synchronised[old] }
    }

    static func removed(_ path: String) { files.withLock { _ = $0.synchronised.removeValue(forKey: path) } }

    /// Cuts every file to what was synchronised of it. What a folder lists is kept, as on a file system with an ordered journal.
    static func loseWhatIsNotSynchronised() {
        files.withLock { files in
            for (path, size) in files.synchronised {
                var status = stat()
                if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) > size {
                    truncate(path, size)
                }
            }
        }
    }

    private static func size(_ descriptor: Int32) -> Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }
}
