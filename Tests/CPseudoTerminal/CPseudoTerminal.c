#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <ftw.h>
#include <locale.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

int pseudo_terminal_start(
    const char *path, char *const *arguments, char *const *environment, int rows, int columns,
    int input, int output, pid_t *pid) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (terminal < 0) return -1;
  char name[64];
  if (grantpt(terminal) != 0 || unlockpt(terminal) != 0 ||
      ptsname_r(terminal, name, sizeof name) != 0) {
    close(terminal);
    return -1;
  }
  pseudo_terminal_resize(terminal, rows, columns);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  // Opened by a session's leader: its controlling terminal.
  posix_spawn_file_actions_addopen(&actions, 2, name, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, input >= 0 ? input : 2, 0);
  posix_spawn_file_actions_adddup2(&actions, output >= 0 ? output : 2, 1);
  int error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error == 0) return terminal;
  close(terminal);
  return -1;
}

void pseudo_terminal_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(terminal, TIOCSWINSZ, &size);
}

bool pseudo_terminal_is_raw(int terminal) {
  struct termios state;
  return tcgetattr(terminal, &state) == 0 && !(state.c_lflag & (ICANON | ECHO));
}

int pseudo_terminal_width(unsigned scalar) {
  static locale_t utf8;
  if (!utf8) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

void remove_tree(const char *path) { nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS); }

bool make_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0; }
