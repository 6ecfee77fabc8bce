/// How far the making of an index, the cutting of its texts into words, or its way to servers has come.
package struct Progress: Hashable, Sendable {
  /// The file being read; empty while the index is written.
  package var path: String
  /// Of `documentCount` that are to be read or taken over.
  package var documentsDone: Int
  package var documentCount: Int
  /// Of `byteCount` in all files.
  package var bytesDone: Int
  package var byteCount: Int
  /// Whether another program is making the same index, whose end is waited for.
  package var isWaiting = false
  /// Whether blocks are taken to servers, which `path` names; then `bytesDone` and `byteCount` count blocks.
  package var isLoading = false
  /// Of cutting words, about how many seconds are left; then `bytesDone` and `byteCount` count blocks.
  package var secondsOfCutting: Double?

  package init(
    path: String, documentsDone: Int, documentCount: Int, bytesDone: Int, byteCount: Int,
    isWaiting: Bool = false, isLoading: Bool = false
  ) {
    self.path = path
    self.documentsDone = documentsDone
    self.documentCount = documentCount
    self.bytesDone = bytesDone
    self.byteCount = byteCount
    self.isWaiting = isWaiting
    self.isLoading = isLoading
  }
}
