import Glibc

/// Another program, run to its end.
enum Child {
  /// Runs `arguments`, found along PATH, and says how long that took from the start of the process to its
  /// end; its output goes to the file `output`, or nowhere. `nil` if it cannot be started, or ends in
  /// another status than those of `statuses`.
  static func run(
    _ arguments: [String], output: String = "/dev/null", statuses: Set<Int32> = [0],
    showsErrors: Bool = true
  ) -> Double? {
    // SAFETY: the library copies the strings; all of it is freed below.
    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { for place in unsafe words.indices { unsafe free(words[place]) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    if !showsErrors {
      unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var child = pid_t()
    var status: Int32 = 0
    let start = Clock.wall.now
    guard unsafe posix_spawnp(&child, words[0]!, &actions, nil, words, environ) == 0 else {
      return nil
    }
    while unsafe waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    let seconds = Clock.wall.now - start
    let isExit = status & 0x7F == 0
    return isExit && statuses.contains(status >> 8 & 0xFF) ? seconds : nil
  }
}
