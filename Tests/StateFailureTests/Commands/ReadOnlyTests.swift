import CommandTesting
import Foundation
import TestSupport
import Testing

/// A folder that may be read and not written: what reads works, what writes says why it does not, and nothing changes.
@Suite struct ReadOnlyTests {
    /// For a user whom the folder's permissions do not let write.
    @Test func aFolderOfSomebodyElse() throws {
        let chain = try StoredChain(blocks: 2)
        let state = try chain.copy(to: "closed")
        let files = try FileManager.default.contentsOfDirectory(atPath: state)
        for file in files {
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: state + "/" + file)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: state)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: state) }
        // Permissions do not hold root back, so it becomes nobody.
        var command = [Program.path]
        if geteuid() == 0 {
            command = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", Program.path]
            guard let probe = try? run(command, ["help"]), probe.code == 0 else {
                print("skipped: another user cannot run the program where it is")
                return
            }
        }
        try expectReadsOnly(chain, state, command)
        for file in files {
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: state + "/" + file)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: state)
        try chain.expectGoesOn(state)
    }

    /// On a file system that nobody may write to.
    @Test func aReadOnlyFileSystem() throws {
        let chain = try StoredChain(blocks: 2)
        guard let disk = try Mount(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]) else {
            print("skipped: no right to mount a file system")
            return
        }
        let state = try chain.copy(to: disk.path + "/state")
        #expect(try Program.run(["-o", "remount,ro", disk.path], executable: "/bin/mount").code == 0)
        try expectReadsOnly(chain, state, [Program.path])
        #expect(try Program.run(["-o", "remount,rw", disk.path], executable: "/bin/mount").code == 0)
        try chain.expectGoesOn(state)
    }

    private func expectReadsOnly(_ chain: StoredChain, _ state: String, _ command: [String]) throws {
        let before = try contents(of: state)
        for arguments in [["state", "info"], ["state", "verify"]] {
            let result = try run(command, arguments + ["--data-dir", state])
            #expect(result.code == 0, "\(result.errors)")
        }
        let writers = [
            chain.arguments(state), ["state", "rollback", "8", "--data-dir", state],
            ["state", "init", chain.folder.path + "/chain/10.json", "--data-dir", state],
            ["state", "init", chain.folder.path + "/chain/10.json", "--data-dir", state + "/new"],
        ]
        for arguments in writers {
            let result = try run(command, arguments)
            #expect(result.code == 2 && result.errorLines.count == 1 && result.output.isEmpty, "\(result.errors)")
            #expect(result.errors.contains("writable"), "\(result.errors)")
        }
        #expect(try contents(of: state) == before)
    }

    private func run(_ command: [String], _ arguments: [String]) throws -> Program.Result {
        try Program.run(Array(command.dropFirst()) + arguments, executable: command[0])
    }

    private func contents(of folder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            contents[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
        }
        return contents
    }
}
