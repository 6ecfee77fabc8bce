import CEditLineShim
import Glibc
import ToriSystem
import ToriTime

/// A program that a person works with in this terminal, run by the system's shell.
struct ChildProgram {
  private let process: pid_t

  /// Starts `command`, with `arguments` behind it as they stand; `input` becomes its standard input.
  init(_ command: String, arguments: [String] = [], input: Int32? = nil) throws(SystemError) {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    var process: pid_t = 0
    let words = ["/bin/sh", "-c", command + " \"$@\"", "sh"] + arguments
    // SAFETY: C strings that live until the end of the scope, in a list that ends with a null; the
    // actions and attributes are made, filled and ended here.
    var list = unsafe words.map { unsafe strdup($0) } + [nil]
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
      while let string = unsafe list.popLast() { unsafe free(string) }
    }
    if let input { unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    // What this process ignores the program may wait for, such as the end of whoever reads it.
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let failure = unsafe posix_spawn(&process, "/bin/sh", &actions, &attributes, &list, environ)
    guard failure == 0 else { throw SystemError(number: failure) }
    self.process = process
  }

  /// Makes Ctrl-Z, which it pays no heed to, stop it as well as this program, until it ends.
  func stopTogether() { terminal_stop_with(process) }

  /// Waits for its end; whether that was a success.
  func wait() -> Bool {
    defer { terminal_stop_with(0) }
    var status: Int32 = 0
    // SAFETY: one `int` is written.
    while unsafe waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return false }
    }
    return status == 0
  }
}
