import Glibc

/// From the start of the process `tori` to its end with the first answer.
enum StartUp {
  /// Eleven times, in seconds; none if no `tori` stands beside this program.
  static func times(index: String) -> [Double] {
    guard let program else { return [] }
    return (0..<11).compactMap { _ in
      Child.run(
        [program, index, "-c", "posts where mentions \"日本\" | limit 10"], showsErrors: false)
    }
  }

  /// The `tori` beside this program.
  static var program: String? {
    // SAFETY: the library allocates the string, which is copied and freed.
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(path) }
    let folder = unsafe String(cString: path).split(
      separator: "/", omittingEmptySubsequences: false
    ).dropLast().joined(separator: "/")
    // SAFETY: the library reads the string during the call alone.
    return unsafe access(folder + "/tori", X_OK) == 0 ? folder + "/tori" : nil
  }
}
