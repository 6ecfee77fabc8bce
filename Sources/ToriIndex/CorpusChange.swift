import ToriCorpus
import ToriSystem

/// What is otherwise in the files of a corpus than when its index was made, by how many files.
package struct CorpusChange: Hashable, Sendable {
  package var added = 0
  package var changed = 0
  package var removed = 0

  package var isNone: Bool { self == CorpusChange() }
}

extension Corpus {
  /// What is otherwise at `paths` than in the index that was opened on them; the files are looked at, not read. Nil for
  /// what is an index itself, or came through a pipe.
  package static func change(of paths: [String], since index: Index) -> CorpusChange? {
    if paths.contains(where: SourceStream.isKept) { return nil }
    if paths.count == 1, isIndex(paths[0]) { return nil }
    let folder = currentFolder()
    var now: [String: FileState] = [:]
    for file in SourceListing.list(paths).files {
      now[absolutePath(file.path, in: folder)] = file.state
    }
    var change = CorpusChange()
    var known: Set<String> = []
    func compare(_ path: String, _ state: FileState?) {
      guard known.insert(path).inserted else { return }
      guard let today = now[path] else {
        change.removed += 1
        return
      }
      if today != state { change.changed += 1 }
    }
    for document in index.documents { compare(document.path, document.state) }
    for unread in index.settings.unread where now[unread.failure.path] != nil {
      compare(unread.failure.path, unread.state)
    }
    change.added = now.keys.count { !known.contains($0) }
    return change
  }
}
