#define _GNU_SOURCE
#include "CEditLineShim.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static int pipe_ends[2] = {-1, -1};
static void (*callee)(void);
static struct sigaction before;
static bool is_caught;
// Which catching it is, so that an interrupt told late does not count for the next.
static _Atomic unsigned char current;

static void tell(int number) {
  (void)number;
  int saved = errno;
  // A full pipe holds news enough.
  unsigned char byte = current;
  if (write(pipe_ends[1], &byte, 1) < 0) errno = saved;
  errno = saved;
}

static void *listen_forever(void *argument) {
  unsigned char byte;
  for (;;) {
    ssize_t count = read(pipe_ends[0], &byte, 1);
    if (count == 1 && byte == current) callee();
    if (count == 0 || (count < 0 && errno != EINTR)) return argument;
  }
}

static bool listen_to_pipe(void) {
  if (pipe_ends[0] >= 0) return true;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  pipe_ends[0] = ends[0];
  pipe_ends[1] = ends[1];
  // The thread takes no signals: those are for the threads that expect them.
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  pthread_t thread;
  bool ok = pthread_create(&thread, NULL, listen_forever, NULL) == 0;
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  if (ok) {
    pthread_detach(thread);
  } else {
    close(ends[0]);
    close(ends[1]);
    pipe_ends[0] = pipe_ends[1] = -1;
  }
  return ok;
}

static void nothing(int number) { (void)number; }

static void handle(void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

void interrupt_catch(void (*called)(void)) {
  callee = called;
  current++;
  if (is_caught || sigaction(SIGINT, NULL, &before) != 0 || before.sa_handler == SIG_IGN) return;
  if (!listen_to_pipe()) return;
  is_caught = true;
  handle(tell);
}

void interrupt_release(void) {
  if (is_caught) sigaction(SIGINT, &before, NULL);
  is_caught = false;
}

void interrupt_outlive(void) {
  struct sigaction now;
  if (sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler != SIG_IGN) handle(nothing);
}
