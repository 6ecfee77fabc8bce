import Glibc
import Synchronization

/// Writes to standard output at once.
func say(_ text: String) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    // SAFETY: the buffer lives for the call and `write` only reads it.
    let count = unsafe bytes.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    bytes = bytes.dropFirst(count)
  }
}

/// Raised on one thread, waited for on another.
final class Flag: Sendable {
  private let isRaised = Atomic(false)

  func raise() { isRaised.store(true, ordering: .releasing) }

  func wait() {
    while !isRaised.load(ordering: .acquiring) { usleep(1_000) }
  }
}
