import CommandTesting
import Foundation
import TestSupport

/// A file system of its own, taken away with the object.
final class Mount {
    private let folder: TemporaryFolder
    var path: String { folder.path + "/disk" }

    /// - Parameter arguments: of `mount`, without the folder.
    /// - Returns: `nil` where this process may not mount.
    init?(_ arguments: [String]) throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("disk")
        guard geteuid() == 0 else { return nil }
        let result = try Program.run(arguments + [folder.path + "/disk"], executable: "/bin/mount")
        guard result.code == 0 else { return nil }
    }

    deinit { _ = try? Program.run([path], executable: "/bin/umount") }

    /// Fills the disk with one file but for some bytes.
    func fill(_ name: String, leaving bytes: Int) throws {
        let file = path + "/" + name
        guard let free = try FileManager.default.attributesOfFileSystem(forPath: path)[.systemFreeSize] as? Int else {
            return
        }
        try Data(count: max(0, free - bytes)).write(to: URL(filePath: file))
    }
}
