import ToriEngine
import ToriText

/// In what a corpus is another than it was.
struct CorpusChanges {
  private(set) var words: [LocalizedText] = []

  private static let namedFiles = 5

  init(from old: Sidecar.Corpus, to new: CorpusIdentity) {
    if old.checksum == new.checksum { return }
    if old.files.isEmpty {
      words = [LocalizedText("which of its files differ is not known", ja: "どのファイルが違うかはわからない")]
      return
    }
    let (former, now) = (Self.byPath(old.files), Self.byPath(new.files))
    let changed = now.filter { former[$0.key] != nil && former[$0.key] != $0.value }.keys
    let added = now.keys.filter { former[$0] == nil }
    let gone = former.keys.filter { now[$0] == nil }
    add(Array(changed), LocalizedText("changed", ja: "変わった"))
    add(added, LocalizedText("new", ja: "増えた"))
    add(gone, LocalizedText("gone", ja: "なくなった"))
    if words.isEmpty {
      words = [
        LocalizedText(
          "its files are the same: they are read otherwise, or stand in another order",
          ja: "ファイルは同じ。読み方か順序が違う")
      ]
    }
  }

  /// The files' checksums by their paths from the folder that holds all of them: it may have been moved.
  private static func byPath(_ files: [CorpusIdentity.File]) -> [String: String] {
    let paths = CorpusIdentity.pathsFromSharedFolder(files.map(\.path))
    return Dictionary(zip(paths, files.map(\.xxh3))) { first, _ in first }
  }

  private mutating func add(_ paths: [String], _ what: LocalizedText) {
    if paths.isEmpty { return }
    let named = paths.sorted().prefix(Self.namedFiles).joined(separator: ", ")
    let more = paths.count - Self.namedFiles
    let rest =
      more > 0 ? LocalizedText(", and \(more) more", ja: "、ほか\(more)件") : LocalizedText(same: "")
    words.append(LocalizedText("\(what): \(named)\(rest)", ja: "\(what): \(named)\(rest)"))
  }
}
