#pragma once
// What Swift cannot see of ncursesw: macros (attributes), globals refused under strict concurrency (stdin, stdout, COLORS),
// variadic functions (ioctl). Everything here is a thin accessor without state.
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <wchar.h>

// Of <term.h>; the rest of that header is macros with everyday names.
extern int setupterm(const char *term, int descriptor, int *error);

// Of X/Open; <wchar.h> shows it only with feature macros that Swift's C importer does not set.
extern int wcwidth(wchar_t character);

/// `newterm` on standard input and output. Unlike `initscr` it returns NULL instead of ending the process.
static inline SCREEN *cncurses_open(const char *term) { return newterm(term, stdout, stdin); }

/// The whole-screen window of the current screen.
static inline WINDOW *cncurses_window(void) { return stdscr; }

/// Number of colours of the current screen; valid after `start_color`.
static inline int cncurses_colours(void) { return COLORS; }

static inline attr_t cncurses_bold(void) { return A_BOLD; }
static inline attr_t cncurses_dim(void) { return A_DIM; }
static inline attr_t cncurses_reverse(void) { return A_REVERSE; }
static inline attr_t cncurses_underline(void) { return A_UNDERLINE; }

/// Puts one cell: `text` is a base character and its zero-width marks, NUL-terminated. `pair` may exceed 255 (ncurses' extended
/// pairs travel in `opts`). Neither advances the cursor nor wraps.
static inline int cncurses_put(WINDOW *window, int y, int x, const wchar_t *text, attr_t attributes, int pair) {
    cchar_t cell;
    if (setcchar(&cell, text, attributes, 0, &pair) == ERR) return ERR;
    return mvwadd_wchnstr(window, y, x, &cell, 1);
}

/// Size of the terminal behind `fd` as its driver knows it; 0 when it was found and is not empty.
static inline int cncurses_size(int fd, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

/// A string capability of the current terminal, or NULL where it has none (terminfo also answers -1 for "not a string").
static inline const char *cncurses_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/// The bytes that place the cursor, or NULL where the terminal cannot.
static inline const char *cncurses_placing(int row, int column) {
    const char *format = cncurses_capability("cup");
    return format ? tparm(format, (long)row, (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L) : NULL;
}

/// A numeric capability, negative where the terminal has none.
static inline int cncurses_number(const char *name) { return tigetnum(name); }

/// A boolean capability: 1 if the terminal has it.
static inline int cncurses_flag(const char *name) { return tigetflag(name) > 0; }

/// The character encoding of the current locale: "UTF-8", "ANSI_X3.4-1968".
static inline const char *cncurses_codeset(void) { return nl_langinfo(CODESET); }

/// Unbuffered anonymous file, deleted when closed; its descriptor or -1.
static inline int cncurses_anonymous_file(void) {
    FILE *file = tmpfile();
    return file ? fileno(file) : -1;
}

/// Pushes out what the C library still holds for standard error.
static inline void cncurses_flush_errors(void) { fflush(stderr); }
