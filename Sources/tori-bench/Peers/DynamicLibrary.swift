import Glibc

/// A C library that is looked for when asked, so that the package builds and runs without it.
@safe struct DynamicLibrary: Sendable {
  // SAFETY: from `dlopen`; never closed, so functions found in it stay.
  private nonisolated(unsafe) let handle: UnsafeMutableRawPointer

  /// The first of `names` that is installed.
  init?(_ names: [String]) {
    for name in names {
      // SAFETY: the library reads the string during the call alone.
      if let handle = unsafe dlopen(name, RTLD_NOW | RTLD_LOCAL) {
        unsafe self.handle = handle
        return
      }
    }
    return nil
  }

  /// The function called `name`, as `type`, which must be what the library's header says.
  func function<F>(_ name: String, _ type: F.Type) throws -> F {
    guard let symbol = unsafe dlsym(handle, name) else {
      throw PeerFailure(description: "there is no '\(name)' in the library")
    }
    // SAFETY: a pointer to a C function of the type that the caller vouches for.
    return unsafe unsafeBitCast(symbol, to: type)
  }
}

struct PeerFailure: Error, CustomStringConvertible {
  let description: String
}
