#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Finds the bundled blocks from any working directory.
///
/// They are looked for next to the executable, in `share/altius/demo-blocks` next to its folder, where an installation puts
/// them, and in the folders above it, where a build finds those of its package. A SwiftPM resource bundle would not do: its
/// accessor holds the absolute path of the build, and the blocks would have to live below this target's sources.
enum DemoBlocks {
    static let folderName = "demo-blocks"

    /// The folder's path, `nil` if it is nowhere.
    static func locate() -> String? { locate(fromExecutable: executablePath) }

    static func locate(fromExecutable executable: String) -> String? {
        var folders = ancestors(of: executable)
        if folders.count > 1 { folders.insert("\(folders[1])/share/altius", at: 1) }
        return folders.map { "\($0)/\(folderName)" }.first(where: isFolder)
    }

    private static var executablePath: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments.first
            ?? ""
    }

    /// The folders above a path, innermost first.
    private static func ancestors(of path: String) -> [String] {
        var components = path.split(separator: "/").dropLast()
        var result: [String] = []
        while !components.isEmpty {
            result.append("/" + components.joined(separator: "/"))
            components = components.dropLast()
        }
        return result
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }
}
