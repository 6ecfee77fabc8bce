#include "CCurlShim.h"

#include <stdint.h>

typedef int (*setopt_function)(void *, int, ...);
typedef int (*getinfo_function)(void *, int, ...);

int curl_shim_set_number(void *setopt, void *handle, int option, long value) {
  return ((setopt_function)setopt)(handle, option, value);
}

int curl_shim_set_size(void *setopt, void *handle, int option, long value) {
  return ((setopt_function)setopt)(handle, option, (int64_t)value);
}

int curl_shim_set_pointer(void *setopt, void *handle, int option, const void *value) {
  return ((setopt_function)setopt)(handle, option, value);
}

long curl_shim_status(void *getinfo, void *handle) {
  // CURLINFO_RESPONSE_CODE
  long status = 0;
  return ((getinfo_function)getinfo)(handle, 0x200002, &status) == 0 ? status : 0;
}

int curl_shim_result(void *info_read, void *multi) {
  // CURLMsg, whose `msg` is CURLMSG_DONE for what is told here.
  struct message {
    int msg;
    void *easy;
    union {
      void *whatever;
      int result;
    } data;
  };
  typedef struct message *(*info_function)(void *, int *);
  int left = 0;
  struct message *message = ((info_function)info_read)(multi, &left);
  return message && message->msg == 1 ? message->data.result : -1;
}
