import ToriCorpus

/// What the files say that lie beside those of a listing and explain them, such as the names of users: written so
/// that it differs wherever one of them was changed.
func besideKey(_ listing: SourceListing, _ options: ReadOptions) -> String {
  let files = listing.files.filter { ["json", "js"].contains(fileEnding($0.path)) }
  // The profiles, which take long to read, are asked for only where one may name a file.
  if files.isEmpty { return "" }
  let names = Profile.namesBeside(options.profiles)
  var folders: Set<Substring> = []
  var key = ""
  for file in files {
    let folder = file.path.lastIndex(of: "/").map { file.path[...$0] } ?? ""
    guard folders.insert(folder).inserted else { continue }
    for name in names {
      guard let state = FileState(ofPath: folder + name) else { continue }
      key += "\n\(folder)\(name):\(state.byteCount):\(state.modificationTime):\(state.stateTime)"
    }
  }
  return key
}

private func fileEnding(_ path: String) -> String {
  path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
}
