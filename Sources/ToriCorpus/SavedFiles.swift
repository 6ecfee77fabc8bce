import ToriSystem
import ToriTime

/// Files that tori saved rows in, which stand in a folder with what says where they came from: what was asked of a
/// corpus is no part of it.
package enum SavedFiles {
  /// How that is called which stands beside `FILE`: `FILE.meta.json`.
  package static let ending = ".meta.json"

  /// Those among the names in a folder, whose path ends with a slash: the files, and these with what stands beside
  /// them.
  static func among(_ names: [String], in folder: String) -> (files: [String], all: Set<String>) {
    let beside = names.filter { $0.hasSuffix(ending) }
    // Most folders have none.
    if beside.isEmpty { return ([], []) }
    let known = Set(names)
    let files = beside.map { String($0.dropLast(ending.utf8.count)) }.filter { name in
      known.contains(name) && isOfTori(folder + name + ending)
    }
    return (files.sorted(), Set(files + files.map { $0 + ending }))
  }

  /// Whether the file begins as tori writes one.
  private static func isOfTori(_ path: String) -> Bool {
    (try? fileBytes(atPath: path).starts(with: start)) ?? false
  }

  private static let start = Array("{\n  \"tori\": {".utf8)
}
