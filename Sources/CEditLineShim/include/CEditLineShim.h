/// What Swift cannot call itself: the variadic functions of libedit, and signal handlers.
///
/// Strings that go to the editor are UTF-32 and end with a zero.
#pragma once

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#pragma clang assume_nonnull begin

typedef int (*editline_reader)(EditLine *_Nullable, wchar_t *_Nullable);
typedef unsigned char (*editline_function)(EditLine *_Nullable, wint_t);

/// An editor on the terminal at descriptors 0 and 1. All that it draws is dropped; a bell passes.
EditLine *_Nullable editline_open(const char *program);
void editline_close(EditLine *);

void editline_set_reader(EditLine *, editline_reader, void *context);
void *_Nullable editline_context(EditLine *);
void editline_add_function(EditLine *, const char *name, editline_function);
void editline_use_keys(EditLine *, const char *map);
/// `key` in the syntax of editrc(5); `command_mode` is the second map of vi.
void editline_bind(EditLine *, bool command_mode, const char *key, const char *command);
/// Makes `key` stand for the typing of `text`.
void editline_bind_text(EditLine *, bool command_mode, const char *key, const char *text);
bool editline_is_vi(EditLine *);
/// Reads `$EDITRC` or `~/.editrc`.
void editline_read_settings(EditLine *);
/// Editing on; Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q are keys.
void editline_take_keys(EditLine *);
void editline_raw(EditLine *, bool raw);

/// An entry list that the editor recalls from; the newest `size` are kept.
HistoryW *_Nullable editline_use_history(EditLine *, int size);
void editline_end_history(HistoryW *);
void editline_remember(HistoryW *, const wchar_t *text);

/// Notes the state of the terminal and watches for SIGWINCH and SIGCONT, which arrive as the bytes
/// 'w' and 'c' on the descriptor returned (-1 if there is none to be had).
///
/// A signal that ends the program restores the terminal first, while `terminal_is_raw`.
int terminal_watch(void);
void terminal_is_raw(bool raw);
/// Stops this process group, as Ctrl-Z does; returns when it goes on.
void terminal_suspend(void);
/// From here on Ctrl-Z stops `program`, which ignores it, before this process, and has it draw its
/// screen anew when both go on; 0 for none.
void terminal_stop_with(pid_t program);
/// False where `descriptor` is no terminal or does not know its size.
bool terminal_size(int descriptor, int *rows, int *columns);

/// UTF-8 for characters: the locale's, or C.UTF-8 where that has another encoding.
/// 0: the locale's own; 1: the fallback; -1: neither.
int locale_use_utf8(void);

/// From here on each SIGINT calls `called`, on a thread of its own, and no longer ends the program.
/// What is ignored stays so.
void interrupt_catch(void (*called)(void));
/// SIGINT does again what it did before `interrupt_catch`.
void interrupt_release(void);
/// From here on SIGINT outside of catch and release does nothing: the shell outlives its queries.
void interrupt_outlive(void);

#pragma clang assume_nonnull end
