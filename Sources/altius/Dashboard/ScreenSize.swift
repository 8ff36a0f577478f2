import ArgumentParser
import Terminal

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#endif

/// Columns and rows of a picture, as `80x24`.
struct ScreenSize {
    /// Pictures of at most so many columns and rows: more than any screen has, and little memory.
    private static let limit = 1000

    let columns: Int
    let rows: Int

    /// Reads the option's value.
    static func parse(_ argument: String) throws -> ScreenSize {
        let numbers = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1],
            (1...limit).contains(columns), (1...limit).contains(rows)
        else { throw ValidationError("expected columns and rows from 1 to \(limit), as in 120x40") }
        return ScreenSize(columns: columns, rows: rows)
    }

    private init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
    }

    /// That of the terminal on standard output, 80x24 where there is none.
    static var ofStandardOutput: ScreenSize {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 1 else {
            return ScreenSize(columns: 80, rows: 24)
        }
        // The prompt comes below the picture.
        return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row) - 1)
    }
}
