import Glibc

/// A pipe that carries no data, only "look": any thread may signal it, a waiter sees it in `poll`.
///
/// Stays signalled until reset, so it also serves as a gate that many threads may wait at.
package final class WakePipe: Sendable {
    /// Readable while signalled.
    package let readDescriptor: Int32
    private let writeDescriptor: Int32

    /// - Throws: `TerminalError.system` when the process has no descriptors left.
    package init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw TerminalError.system(call: "pipe", code: errno, text: String(cString: strerror(errno)))
        }
        (readDescriptor, writeDescriptor) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        close(readDescriptor)
        close(writeDescriptor)
    }

    /// Wakes every waiter, now and until `reset`. Never blocks: a full pipe is signalled already.
    package func signal() { send(1) }

    /// Sends one byte, for a pipe that does carry something (a signal's number).
    package func send(_ byte: UInt8) {
        var byte = byte
        while write(writeDescriptor, &byte, 1) < 0, errno == EINTR {}
    }

    /// Takes everything out and returns it: later waiters wait again.
    @discardableResult
    package func reset() -> [UInt8] {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(readDescriptor, &buffer, buffer.count)
            if count > 0 {
                received.append(contentsOf: buffer[..<count])
            } else if count == 0 || errno != EINTR {
                return received
            }
        }
    }

    /// Blocks the calling thread until the pipe is signalled.
    package func wait() {
        var descriptor = pollfd(fd: readDescriptor, events: Int16(POLLIN), revents: 0)
        while poll(&descriptor, 1, -1) < 0, errno == EINTR {}
    }

    /// Blocks the calling thread until the pipe is signalled or time is up; nil waits for ever. May return early.
    package func wait(nanoseconds: UInt64?) {
        guard let nanoseconds else { return wait() }
        var descriptor = pollfd(fd: readDescriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&descriptor, 1, Int32(clamping: nanoseconds / 1_000_000 + 1))
    }

    /// The end that a signal handler writes to.
    package var handlerDescriptor: Int32 { writeDescriptor }
}
