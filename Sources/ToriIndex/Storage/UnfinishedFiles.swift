import Synchronization
import ToriSystem

/// The files that indexes under way grow in, for a process that ends before they are whole.
package enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes all of them. Nobody may need them any more.
  package static func removeAll() {
    paths.withLock { paths in
      for path in paths { FileCalls.remove(path) }
      paths = []
    }
  }
}
