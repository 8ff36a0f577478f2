#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lock by which a process has a store's folder for itself.
enum FolderLock {
    /// The process that holds the lock on a file; `nil` if none does, or nobody may know.
    ///
    /// Not to be asked by a process that holds it: closing the file would give the lock up.
    static func holder(of path: String) -> Int32? {
        let descriptor = open(path, O_RDWR)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0 else { return nil }
        return lock.l_pid
    }
}
