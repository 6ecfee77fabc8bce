/// Mapped files that survive being cut short: a read of what is no longer there gives zeros and is noted,
/// where the system would end the process (SIGBUS).
#pragma once

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

/// Watches over `size` bytes mapped at `start`. Returns the number of the watch, or -1 where all are taken:
/// then the system does what it does.
int mapped_memory_watch(const void *start, size_t size);
/// Ends a watch, before the bytes are unmapped. -1 is no watch.
void mapped_memory_forget(int watch);
/// Whether bytes were read that are no longer there.
bool mapped_memory_is_lost(int watch);

/// Has the processor fetch `size` bytes that are read soon, while it goes on. Says nothing of them, and does nothing
/// where they are not mapped.
static inline void mapped_memory_fetch(const void *start, size_t size) {
  for (size_t at = 0; at < size; at += 64)
    __builtin_prefetch((const char *)start + at);
}

#pragma clang assume_nonnull end
