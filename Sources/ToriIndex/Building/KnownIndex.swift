import ToriCorpus

/// An index that is open, so that it need not be opened again while nobody has put another in its place.
package struct KnownIndex {
  package let index: Index
  private let identity: FileIdentity?

  /// Opens what is at `path`; nil where that is no whole index.
  package init?(_ path: String) {
    // One that is put there between the two is not taken for this one.
    identity = FileIdentity(ofPath: path)
    guard let index = try? Index.open(path) else { return nil }
    self.index = index
  }

  /// The index if it is the one at `path` still.
  func index(at path: String) -> Index? {
    FileIdentity(ofPath: path) == identity ? index : nil
  }
}
