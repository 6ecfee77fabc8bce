/// What Swift cannot call itself: the variadic functions of libcurl, which is opened late, so that they are handed
/// over as they were found; and what libcurl is told by number, from its headers `curl.h` and `multi.h`, whose
/// numbers never change.
#pragma once

#include <stddef.h>

#pragma clang assume_nonnull begin

enum curl_shim_option {
  CURL_SHIM_URL = 10002,
  CURL_SHIM_WRITE_DATA = 10001,
  CURL_SHIM_WRITE_FUNCTION = 20011,
  CURL_SHIM_ERROR_BUFFER = 10010,
  CURL_SHIM_POST_FIELDS = 10015,
  CURL_SHIM_HEADERS = 10023,
  CURL_SHIM_CA_FILE = 10065,
  CURL_SHIM_NO_SIGNAL = 99,
  CURL_SHIM_TIMEOUT_MS = 155,
  CURL_SHIM_CONNECT_TIMEOUT_MS = 156,
  CURL_SHIM_PROTOCOLS = 181,
  CURL_SHIM_TCP_KEEPALIVE = 213,
  CURL_SHIM_POST_FIELD_SIZE = 30120,
};

/// `curl_easy_setopt` with a number, a size or a pointer; 0 where it went well.
int curl_shim_set_number(void *setopt, void *handle, int option, long value);
int curl_shim_set_size(void *setopt, void *handle, int option, long value);
int curl_shim_set_pointer(void *setopt, void *handle, int option, const void *_Nullable value);
/// What the server answered, from `curl_easy_getinfo`; 0 where it did not.
long curl_shim_status(void *getinfo, void *handle);
/// The code of the transfer that `curl_multi_info_read` tells of, -1 where it tells of none that is done.
int curl_shim_result(void *info_read, void *multi);

#pragma clang assume_nonnull end
