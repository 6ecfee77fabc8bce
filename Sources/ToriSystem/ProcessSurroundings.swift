import Glibc

/// What the process was started with and where.
package enum ProcessSurroundings {
  /// A variable of the environment.
  package static func variable(_ name: String) -> String? {
    // SAFETY: nothing in this process changes the environment; the string is copied at once.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Since 1970.
  package static var now: timespec {
    var now = timespec()
    // SAFETY: `now` outlives the call.
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return now
  }

  /// The words of the command line behind the program's name; where one is not UTF-8, its bytes stand as in the
  /// name of a file.
  package static var arguments: [String] {
    let words = CommandLine.arguments
    // SAFETY: the system hands over as many words as Swift says, each ended by a zero, and they stay.
    return words.indices.dropFirst().map { place in
      guard words[place].unicodeScalars.contains("\u{FFFD}"),
        let word = unsafe CommandLine.unsafeArgv[place]
      else { return words[place] }
      return unsafe String(path: UnsafeRawBufferPointer(start: word, count: strlen(word)))
    }
  }

  /// Where relative paths begin; the root where it cannot be told.
  package static var workingFolder: String { currentFolder ?? "/" }

  /// The same; nil where it cannot be told.
  package static var currentFolder: String? {
    // SAFETY: the call allocates the string that it returns; it is copied, then freed.
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(path: UnsafeRawBufferPointer(start: path, count: strlen(path)))
  }
}
