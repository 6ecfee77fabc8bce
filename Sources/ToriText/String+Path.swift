extension String {
  /// Of a path, what stands behind the last slash: the name of the file or folder.
  package var lastPart: String { split(separator: "/").last.map(String.init) ?? self }
}
