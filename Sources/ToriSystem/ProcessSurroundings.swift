import Glibc

/// What the process was started with and where.
package enum ProcessSurroundings {
  /// A variable of the environment.
  package static func variable(_ name: String) -> String? {
    // SAFETY: nothing in this process changes the environment; the string is copied at once.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Where relative paths begin; the root where it cannot be told.
  package static var workingFolder: String {
    // SAFETY: the call allocates the string that it returns; it is copied, then freed.
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}
