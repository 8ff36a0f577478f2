import Glibc

// The system calls by which RocksDB changes a folder, under their own names: the dynamic linker finds them here before the C
// library's, for every library of this process. Each is a step where it concerns the store's folder, then does what it is for.
//
// Unsafe: the functions behind these names are looked up at run time, and get the types that the C library declares.

/// The C library's own functions.
private enum System {
    typealias Open = @convention(c) (UnsafePointer<CChar>?, Int32, mode_t) -> Int32
    typealias Descriptor = @convention(c) (Int32) -> Int32
    typealias Write = @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int
    typealias WriteAt = @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int
    typealias Truncate = @convention(c) (Int32, off_t) -> Int32
    typealias Allocate = @convention(c) (Int32, Int32, off_t, off_t) -> Int32
    typealias Path = @convention(c) (UnsafePointer<CChar>?) -> Int32
    typealias PathAndMode = @convention(c) (UnsafePointer<CChar>?, mode_t) -> Int32
    typealias TwoPaths = @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Int32

    // `open` has variable arguments in C; on Linux the third is passed as it is here.
    static let open = find("open", as: Open.self)
    static let close = find("close", as: Descriptor.self)
    static let write = find("write", as: Write.self)
    static let pwrite = find("pwrite", as: WriteAt.self)
    static let fsync = find("fsync", as: Descriptor.self)
    static let fdatasync = find("fdatasync", as: Descriptor.self)
    static let ftruncate = find("ftruncate", as: Truncate.self)
    static let fallocate = find("fallocate", as: Allocate.self)
    static let unlink = find("unlink", as: Path.self)
    static let mkdir = find("mkdir", as: PathAndMode.self)
    static let rename = find("rename", as: TwoPaths.self)
    static let link = find("link", as: TwoPaths.self)

    /// `RTLD_NEXT`, which is a cast in C.
    private static var next: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: -1) }

    private static func find<Function>(_ name: String, as type: Function.Type) -> Function {
        guard let symbol = dlsym(next, name) else { fatalError("no \(name)") }
        return unsafeBitCast(symbol, to: type)
    }
}

private func text(_ path: UnsafePointer<CChar>?) -> String { path.map { String(cString: $0) } ?? "" }

private func fail(_ code: Int32) -> Int32 {
    errno = code
    return -1
}

@c(open)
public func openStep(_ path: UnsafePointer<CChar>?, _ flags: Int32, _ mode: mode_t) -> Int32 {
    let name = text(path)
    guard Steps.contains(name) else { return System.open(path, flags, mode) }
    let isNew = flags & O_TRUNC != 0 || (flags & O_CREAT != 0 && access(name, F_OK) != 0)
    if isNew, case .fails(let code) = Steps.next("open \(name)", takesSpace: true) { return fail(code) }
    let descriptor = System.open(path, flags, mode)
    if descriptor >= 0 { WrittenFiles.opened(descriptor, name, isNew: isNew) }
    return descriptor
}

@c(close)
public func closeStep(_ descriptor: Int32) -> Int32 {
    WrittenFiles.closed(descriptor)
    return System.close(descriptor)
}

@c(write)
public func writeStep(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, count, "write") { System.write(descriptor, bytes, $0) }
}

@c(pwrite)
public func pwriteStep(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ offset: off_t) -> Int {
    write(descriptor, count, "pwrite") { System.pwrite(descriptor, bytes, $0, offset) }
}

private func write(_ descriptor: Int32, _ count: Int, _ name: String, _ body: (Int) -> Int) -> Int {
    guard let path = WrittenFiles.path(descriptor) else { return body(count) }
    switch Steps.next("\(name) \(path) \(count)", takesSpace: true) {
    case nil: return body(count)
    case .fails(let code): return Int(fail(code))
    case .halves: return body(max(count / 2, 1))
    case .tears:
        _ = body(count / 2)
        Steps.die()
    }
}

@c(fsync)
public func fsyncStep(_ descriptor: Int32) -> Int32 { synchronise(descriptor, "fsync", System.fsync) }

@c(fdatasync)
public func fdatasyncStep(_ descriptor: Int32) -> Int32 { synchronise(descriptor, "fdatasync", System.fdatasync) }

private func synchronise(_ descriptor: Int32, _ name: String, _ body: System.Descriptor) -> Int32 {
    guard let path = WrittenFiles.path(descriptor) else { return body(descriptor) }
    if case .fails(let code) = Steps.next("\(name) \(path)") { return fail(code) }
    let result = body(descriptor)
    if result == 0 { WrittenFiles.synchronised(descriptor) }
    return result
}

@c(ftruncate)
public func ftruncateStep(_ descriptor: Int32, _ length: off_t) -> Int32 {
    if let path = WrittenFiles.path(descriptor), case .fails(let code) = Steps.next("ftruncate \(path)") {
        return fail(code)
    }
    return System.ftruncate(descriptor, length)
}

@c(fallocate)
public func fallocateStep(_ descriptor: Int32, _ mode: Int32, _ offset: off_t, _ length: off_t) -> Int32 {
    if let path = WrittenFiles.path(descriptor),
        case .fails(let code) = Steps.next("fallocate \(path)", takesSpace: true)
    {
        return fail(code)
    }
    return System.fallocate(descriptor, mode, offset, length)
}

@c(unlink)
public func unlinkStep(_ path: UnsafePointer<CChar>?) -> Int32 {
    let name = text(path)
    guard Steps.contains(name) else { return System.unlink(path) }
    if case .fails(let code) = Steps.next("unlink \(name)") { return fail(code) }
    WrittenFiles.removed(name)
    return System.unlink(path)
}

@c(mkdir)
public func mkdirStep(_ path: UnsafePointer<CChar>?, _ mode: mode_t) -> Int32 {
    let name = text(path)
    if Steps.contains(name), access(name, F_OK) != 0,
        case .fails(let code) = Steps.next("mkdir \(name)", takesSpace: true)
    {
        return fail(code)
    }
    return System.mkdir(path, mode)
}

@c(rename)
public func renameStep(_ old: UnsafePointer<CChar>?, _ new: UnsafePointer<CChar>?) -> Int32 {
    let name = text(old)
    guard Steps.contains(name) else { return System.rename(old, new) }
    if case .fails(let code) = Steps.next("rename \(name) \(text(new))", takesSpace: true) { return fail(code) }
    let result = System.rename(old, new)
    if result == 0 { WrittenFiles.renamed(name, text(new)) }
    return result
}

@c(link)
public func linkStep(_ old: UnsafePointer<CChar>?, _ new: UnsafePointer<CChar>?) -> Int32 {
    let name = text(old)
    guard Steps.contains(name) else { return System.link(old, new) }
    if case .fails(let code) = Steps.next("link \(name) \(text(new))", takesSpace: true) { return fail(code) }
    let result = System.link(old, new)
    if result == 0 { WrittenFiles.linked(name, text(new)) }
    return result
}
