#define _GNU_SOURCE
#include "CMappedMemory.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

struct watch {
  _Atomic(uintptr_t) start;  // 0: free.
  _Atomic(uintptr_t) end;
  atomic_bool lost;
};

static struct watch watches[1024];
enum { watch_count = sizeof watches / sizeof *watches };

static uintptr_t page_size;
static struct sigaction before;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// Puts zeros in the place of what is missing; the read goes on with these. A file that was cut short has
// nothing behind the page either, so all that is left of the mapping goes.
static bool replace(uintptr_t address) {
  for (int i = 0; i < watch_count; i++) {
    struct watch *watch = &watches[i];
    uintptr_t start = atomic_load(&watch->start), end = atomic_load(&watch->end);
    if (start == 0 || address < start || address >= end) continue;
    uintptr_t page = address & ~(page_size - 1);
    void *zeros = mmap(
        (void *)page, end - page, PROT_READ,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
    if (zeros == MAP_FAILED) return false;
    atomic_store(&watch->lost, true);
    return true;
  }
  return false;
}

static void handle(int number, siginfo_t *info, void *context) {
  (void)context;
  if (replace((uintptr_t)info->si_addr)) return;
  // Not ours: the same happens again, without us.
  sigaction(number, &before, NULL);
}

static void begin(void) {
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &before);
}

int mapped_memory_watch(const void *start, size_t size) {
  pthread_once(&once, begin);
  static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&mutex);
  int found = -1;
  for (int i = 0; found < 0 && i < watch_count; i++)
    if (atomic_load(&watches[i].start) == 0) found = i;
  if (found >= 0) {
    uintptr_t end = (uintptr_t)start + size;
    atomic_store(&watches[found].lost, false);
    atomic_store(&watches[found].end, (end + page_size - 1) & ~(page_size - 1));
    atomic_store(&watches[found].start, (uintptr_t)start);
  }
  pthread_mutex_unlock(&mutex);
  return found;
}

void mapped_memory_forget(int watch) {
  if (watch >= 0) atomic_store(&watches[watch].start, 0);
}

bool mapped_memory_is_lost(int watch) {
  return watch >= 0 && atomic_load_explicit(&watches[watch].lost, memory_order_relaxed);
}
