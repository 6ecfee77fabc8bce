import ToriEngine
import ToriIndex
import ToriText

extension Index {
  /// The first document of that short name, stem or file name, in whatever case; of what is in an archive, also by the
  /// archive's name and its own.
  func place(ofDocument name: String) -> Int? {
    let wanted = name.lowercased()
    return documents.firstIndex { document in
      let path = document.fullPath
      let file = path.lastPart
      if document.member != nil, ("/" + path.lowercased()).hasSuffix("/" + wanted) { return true }
      let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
      return [document.name, stem, file].contains { $0.lowercased() == wanted }
    }
  }
}
