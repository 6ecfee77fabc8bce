import Glibc

/// A C library that is looked for when asked, so that it costs no start, and nothing where it is absent.
@safe package struct DynamicLibrary: Sendable {
  // SAFETY: from `dlopen`; never closed, so functions found in it stay.
  private nonisolated(unsafe) let handle: UnsafeMutableRawPointer

  /// The first of `names` that is installed.
  package init?(_ names: [String]) {
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
  package func function<F>(_ name: String, _ type: F.Type) throws(MissingFunction) -> F {
    guard let symbol = unsafe dlsym(handle, name) else { throw MissingFunction(name: name) }
    // SAFETY: a pointer to a C function of the type that the caller vouches for.
    return unsafe unsafeBitCast(symbol, to: type)
  }
}

package struct MissingFunction: Error, CustomStringConvertible {
  package let name: String

  package var description: String { "there is no '\(name)' in the library" }
}
