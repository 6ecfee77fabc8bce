#define _GNU_SOURCE
#include "CEditLineShim.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static int pipe_ends[2] = {-1, -1};
static struct termios cooked;
static atomic_bool is_cooked_known;
static atomic_bool is_raw;

static void tell(int number) {
  int saved = errno;
  char byte = number == SIGWINCH ? 'w' : 'c';
  // A full pipe holds news enough.
  if (write(pipe_ends[1], &byte, 1) < 0) errno = saved;
  errno = saved;
}

static void restore_and_end(int number) {
  if (atomic_load(&is_raw) && atomic_load(&is_cooked_known)) {
    static const char show[] = "\033[?2004l\033[?7h\033[?25h\r\n";
    tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
    if (write(STDOUT_FILENO, show, sizeof show - 1) < 0) errno = 0;
  }
  signal(number, SIG_DFL);
  raise(number);  // Blocked until this handler returns.
}

static void handle(int number, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

int terminal_watch(void) {
  if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  if (tcgetattr(STDIN_FILENO, &cooked) == 0) atomic_store(&is_cooked_known, true);
  handle(SIGWINCH, tell);
  handle(SIGCONT, tell);
  // The last of them when the program itself is at fault. SIGBUS is for mapped files.
  static const int ends[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    struct sigaction now;
    // What the parent ignores (nohup) stays so.
    if (sigaction(ends[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
      handle(ends[i], restore_and_end);
  }
  return pipe_ends[0];
}

static atomic_int companion;

// On SIGTSTP while a program that ignores it has the terminal.
static void stop_both(int number) {
  static const char leave[] = "\033[?1l\033>\r\033[K";
  static const char enter[] = "\033[?1h\033=";
  int saved = errno;
  pid_t program = atomic_load(&companion);
  struct termios modes;
  bool are_known = tcgetattr(STDIN_FILENO, &modes) == 0;
  kill(program, SIGSTOP);
  // Until it has stopped, it takes what is typed for the shell.
  siginfo_t news;
  int kinds = WSTOPPED | WEXITED | WNOWAIT;
  while (waitid(P_PID, (id_t)program, &news, kinds) != 0 && errno == EINTR) continue;
  if (atomic_load(&is_cooked_known)) tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
  if (write(STDOUT_FILENO, leave, sizeof leave - 1) < 0) errno = 0;
  signal(number, SIG_DFL);
  sigset_t own;
  sigemptyset(&own);
  sigaddset(&own, number);
  pthread_sigmask(SIG_UNBLOCK, &own, NULL);
  raise(number);  // Goes on here, at once where no shell could bring it back.
  handle(number, stop_both);
  // Interrupted where it first goes on in the background.
  while (are_known && tcsetattr(STDIN_FILENO, TCSANOW, &modes) != 0 && errno == EINTR) continue;
  if (write(STDOUT_FILENO, enter, sizeof enter - 1) < 0) errno = 0;
  kill(program, SIGCONT);
  kill(program, SIGWINCH);
  errno = saved;
}

void terminal_stop_with(pid_t program) {
  struct sigaction now;
  if (sigaction(SIGTSTP, NULL, &now) != 0 || now.sa_handler == SIG_IGN) return;
  if (program) {
    atomic_store(&companion, program);
    handle(SIGTSTP, stop_both);
  } else if (now.sa_handler == stop_both) {
    signal(SIGTSTP, SIG_DFL);
  }
}

void terminal_is_raw(bool raw) { atomic_store(&is_raw, raw); }

void terminal_suspend(void) {
  // Else going on would be told twice: by the return of `kill` and by the pipe.
  signal(SIGCONT, SIG_DFL);
  kill(0, SIGTSTP);
  handle(SIGCONT, tell);
}

