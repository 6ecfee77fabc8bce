/// A program in a terminal of its own, for tests.
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#pragma clang assume_nonnull begin

/// Starts `path` with a new pseudo-terminal of that size as descriptors 0, 1 and 2 and as its
/// controlling terminal, except that `input` and `output`, where not negative, become 0 and 1.
/// Returns the other end, which does not block, or -1.
int pseudo_terminal_start(
    const char *path, char *_Nullable const *_Nonnull arguments,
    char *_Nullable const *_Nonnull environment, int rows, int columns, int input, int output,
    pid_t *pid);
void pseudo_terminal_resize(int terminal, int rows, int columns);
/// Whether keys reach the program one by one, without an echo.
bool pseudo_terminal_is_raw(int terminal);
/// The columns that glibc gives a scalar, as most terminals do; -1 for what is not printed.
int pseudo_terminal_width(unsigned scalar);

/// A pipe that no program started meanwhile inherits: its end, then its start.
bool make_pipe(int ends[_Nonnull 2]);
/// Removes a directory and all that is in it.
void remove_tree(const char *path);

#pragma clang assume_nonnull end
