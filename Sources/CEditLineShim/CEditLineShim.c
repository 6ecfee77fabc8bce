#define _GNU_SOURCE
#include "CEditLineShim.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/types.h>
#include <unistd.h>

static ssize_t drop(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  if (memchr(bytes, '\a', count) && write(STDOUT_FILENO, "\a", 1) < 0)
    return (ssize_t)count;
  return (ssize_t)count;
}

EditLine *editline_open(const char *program) {
  // One for the life of the process: libedit keeps it, and every editor drops the same way.
  static FILE *nowhere;
  if (!nowhere) {
    cookie_io_functions_t functions = {.write = drop};
    nowhere = fopencookie(NULL, "w", functions);
  }
  if (!nowhere) return NULL;
  return el_init_fd(program, stdin, nowhere, nowhere, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
}

void editline_close(EditLine *editor) { el_end(editor); }

void editline_set_reader(EditLine *editor, editline_reader reader, void *context) {
  el_set(editor, EL_CLIENTDATA, context);
  el_wset(editor, EL_GETCFN, reader);
}

void *editline_context(EditLine *editor) {
  void *context = NULL;
  el_get(editor, EL_CLIENTDATA, &context);
  return context;
}

void editline_add_function(EditLine *editor, const char *name, editline_function function) {
  el_set(editor, EL_ADDFN, name, "tori", function);
}

void editline_use_keys(EditLine *editor, const char *map) { el_set(editor, EL_EDITOR, map); }

void editline_bind(EditLine *editor, bool command_mode, const char *key, const char *command) {
  if (command_mode)
    el_set(editor, EL_BIND, "-a", key, command, NULL);
  else
    el_set(editor, EL_BIND, key, command, NULL);
}

void editline_bind_text(
    EditLine *editor, bool command_mode, const char *key, const char *text) {
  if (command_mode)
    el_set(editor, EL_BIND, "-a", "-s", key, text, NULL);
  else
    el_set(editor, EL_BIND, "-s", key, text, NULL);
}

bool editline_is_vi(EditLine *editor) {
  const char *map = NULL;
  return el_get(editor, EL_EDITOR, &map) == 0 && map && strcmp(map, "vi") == 0;
}

void editline_read_settings(EditLine *editor) { el_source(editor, NULL); }

void editline_take_keys(EditLine *editor) {
  el_set(editor, EL_EDITMODE, 1);
  el_set(editor, EL_SETTY, "-d", "-isig", "-ixon", NULL);
}

void editline_raw(EditLine *editor, bool raw) { el_set(editor, EL_PREP_TERM, raw ? 1 : 0); }

HistoryW *editline_use_history(EditLine *editor, int size) {
  HistoryW *history = history_winit();
  if (!history) return NULL;
  HistEventW event;
  history_w(history, &event, H_SETSIZE, size);
  el_wset(editor, EL_HIST, history_w, history);
  return history;
}

void editline_end_history(HistoryW *history) { history_wend(history); }

void editline_remember(HistoryW *history, const wchar_t *text) {
  HistEventW event;
  history_w(history, &event, H_ENTER, text);
}

bool terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

int locale_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 0;
  return setlocale(LC_CTYPE, "C.UTF-8") ? 1 : -1;
}
