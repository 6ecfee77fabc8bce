import Glibc

/// What came of one interrupt, in seconds.
package struct Interrupted {
  /// By all threads, from the start of the process to its end.
  let computed: Double
  /// From the signal to the end: by all threads, and as somebody who waits sees it.
  package let computedAfter: Double
  package let waited: Double
  package let status: Int32
  /// The most memory that it had at once, in bytes.
  let peakMemory: Int
  /// Whether the program had not ended by itself.
  package let wasInTime: Bool
}

/// A program whose output goes nowhere, interrupted once it has computed for so long.
struct InterruptedChild {
  private let arguments: [String]

  init(_ arguments: [String]) { self.arguments = arguments }

  func run(until moment: Double) throws -> Interrupted {
    let process = try start()
    var usage = rusage()
    var status: Int32 = 0
    // SAFETY: the calls write the number and the structure.
    while moment.isFinite, Self.computingTime(of: process) < moment {
      if unsafe wait4(process, &status, WNOHANG, &usage) == process {
        return Interrupted(
          computed: Self.seconds(usage), computedAfter: 0, waited: 0, status: Self.code(status),
          peakMemory: usage.ru_maxrss * 1024, wasInTime: false)
      }
      usleep(500)
    }
    let before = Self.computingTime(of: process)
    let start = Clock.wall.now
    if moment.isFinite { kill(process, SIGINT) }
    while unsafe wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw TerminalChild.Failure(description: "wait: error \(errno)") }
    }
    let computed = Self.seconds(usage)
    return Interrupted(
      computed: computed, computedAfter: max(0, computed - before), waited: Clock.wall.now - start,
      status: Self.code(status), peakMemory: usage.ru_maxrss * 1024, wasInTime: moment.isFinite)
  }

  /// A signal counts as 1000 and its number.
  private static func code(_ status: Int32) -> Int32 {
    status & 0x7F == 0 ? status >> 8 & 0xFF : 1000 + status & 0x7F
  }

  private static func seconds(_ usage: rusage) -> Double {
    [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }

  private static func computingTime(of process: pid_t) -> Double {
    var clock = clockid_t()
    var time = timespec()
    // SAFETY: the calls write the number and the structure.
    guard unsafe clock_getcpuclockid(process, &clock) == 0,
      unsafe clock_gettime(clock, &time) == 0
    else { return .infinity }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func start() throws -> pid_t {
    // SAFETY: the library copies the strings; all of it is freed below.
    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe words.append(nil)
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    // What this process ignores, as one does that a shell has put in the background, its children would too.
    var attributes = posix_spawnattr_t()
    var interrupt = sigset_t()
    unsafe posix_spawnattr_init(&attributes)
    unsafe sigemptyset(&interrupt)
    unsafe sigaddset(&interrupt, SIGINT)
    unsafe posix_spawnattr_setsigdefault(&attributes, &interrupt)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    defer {
      unsafe posix_spawnattr_destroy(&attributes)
      for place in unsafe words.indices { unsafe free(words[place]) }
      unsafe posix_spawn_file_actions_destroy(&actions)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for descriptor in [1, 2] as [Int32] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var process = pid_t()
    let failure = unsafe posix_spawnp(
      &process, words[0]!, &actions, &attributes, words, environ)
    guard failure == 0 else {
      throw TerminalChild.Failure(description: "cannot start '\(arguments[0])': error \(failure)")
    }
    return process
  }
}
